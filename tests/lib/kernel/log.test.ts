import { expect, test } from 'vitest'
import { reference, scrub } from '@/lib/kernel/log'

test.each([
  ['身份证 11010519491231002X 已登记', '身份证 *** 已登记'],
  ['id=110105491231002', 'id=***'],
  ['电话13812345678，', '电话***，'],
  ['+86 138 1234 5678', '***'],
  ['card 6222021234567890123', 'card ***'],
])('%s is hidden', (text, hidden) => {
  expect(scrub(text)).toBe(hidden)
})

test.each(['case 2026-000123', 'took 1732438800123 ms', '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', 'area 010-62345678'])(
  '%s stays readable',
  (text) => {
    expect(scrub(text)).toBe(text)
  },
)

test('references are short, speakable and do not repeat', () => {
  const many = Array.from({ length: 500 }, reference)
  for (const one of many) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(new Set(many).size).toBe(many.length)
})
