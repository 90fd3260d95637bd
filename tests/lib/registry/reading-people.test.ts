import { describe, expect, test } from 'vitest'
import { maskAccount, maskAddress, maskId, maskMobile, maskName } from '@/lib/kernel/mask'
import { ageOn } from '@/lib/registry/age-on'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { identifyPerson } from '@/lib/registry/identify-person'
import { bigrams, nameInitials } from '@/lib/registry/lookups'

const checked = (digits: string) => digits + mod112(digits)

describe('masks', () => {
  test.each([
    [maskId, '339901194409120021', '339***********0021'],
    [maskId, '1234567', '*******'],
    [maskMobile, '13800005678', '138****5678'],
    [maskMobile, '0571-88001234', '0571-****1234'],
    [maskAccount, '6222020200112233446', '**** 3446'],
    [maskName, '张三', '张*'],
    [maskName, '张晓明', '张*明'],
    [maskName, '欧阳若琳', '欧阳**'],
    [maskName, '阿不都·买买提', '阿*·买买提'],
    [maskName, '𠮷明', '𠮷*'],
    [maskAddress, '荷花社区', '荷花社区***'],
  ] as const)('%o %s → %s', (mask, whole, shown) => expect(mask(whole)).toBe(shown))
})

describe('numbers of people', () => {
  test('are told apart by how they begin', () => {
    const kind = (raw: string) => {
      const read = identifyPerson(raw)
      return read.ok ? read.kind : read.reason
    }
    expect(kind(checked('33990119440912002'))).toBe('citizen-id')
    expect(kind(checked('81000019900101001'))).toBe('residence-permit')
    expect(kind('')).toBe('LENGTH')
    expect(kind('339901194409120029')).toBe('CHECK_DIGIT')
  })
})

test('ages turn on the birthday', () => {
  expect(ageOn('1944-09-12', '2026-09-11')).toBe(81)
  expect(ageOn('1944-09-12', '2026-09-12')).toBe(82)
  expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
  expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
})

describe('search words of a name', () => {
  test('initials, with every reading of the surname', () => {
    expect(nameInitials('王秀英')).toEqual(['wxy'])
    expect(nameInitials('单雨桐').sort()).toEqual(expect.arrayContaining(['dyt', 'syt']))
    expect(nameInitials('阿不都·买买提')[0]).toMatch(/^[ae]bdmmt$/)
    expect(nameInitials('')).toEqual([])
  })
  test('pairs of characters, counted as people count', () => {
    expect(bigrams('王秀英')).toEqual(['王秀', '秀英'])
    expect(bigrams('𠮷明')).toEqual(['𠮷明'])
    expect(bigrams('王')).toEqual([])
  })
})
