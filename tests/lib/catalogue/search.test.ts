import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFiles } from '@/lib/catalogue/read-files'
import type { Service } from '@/lib/catalogue/schema'
import { near, searchServices } from '@/lib/catalogue/search'
import { ageIn, question } from '@/lib/catalogue/search-query'

const { documents } = readFiles(resolve('prisma/definitions'))
const shipped = documents.flatMap((one) =>
  one.kind === 'service' && one.audience === 'public' ? [{ service: one }] : [],
)

/** The shipped items among invented ones, so that finding the right one means something. */
function crowd(size: number): { service: Service }[] {
  const sounds = '东西南北中山水风云日月金木土火春秋红白青'
  const word = (n: number) =>
    [...String(n * 7919 + 13)].map((digit) => sounds[(Number(digit) * 7 + n) % sounds.length]).join('')
  const first = shipped[0]?.service as Service
  const others = Array.from({ length: size - shipped.length }, (_, n) => ({
    service: {
      ...first,
      key: `other-${n}`,
      code: undefined,
      short: undefined,
      name: `${word(n)}登记申领`,
      words: [`${word(n + 3)}补贴`, word(n + 5)],
      eligibility: [],
      guide: undefined,
    },
  }))
  return [...others.slice(0, size / 2), ...shipped, ...others.slice(size / 2)]
}

const thousand = crowd(1_000)

function codes(query: string, locale: 'zh-Hans' | 'en' = 'zh-Hans'): (string | undefined)[] {
  return searchServices(query, thousand, locale).map((found) => found.service.code)
}

describe('searchServices', () => {
  it.each([
    'gljt',
    '高龄',
    '我妈八十了能领什么',
    'gaolingjintie',
    '高岭津贴',
    '高齡',
    'YL-001',
    'yl001',
    '80岁补贴',
    'GLJT',
    '高 龄',
    '高龄津',
  ])('finds the old-age allowance first for %s among a thousand items', (query) => {
    expect(codes(query)[0]).toBe('YL-001')
  })

  it.each([
    ['低保', 'MZ-001'],
    ['dibao', 'MZ-001'],
    ['失业', 'RS-001'],
    ['sydj', 'RS-001'],
    ['没工作了怎么办', 'RS-001'],
    ['老年卡', 'YL-002'],
    ['残疾补贴', 'CL-002'],
    ['居住登记', 'GA-001'],
  ])('finds for %s in the first three %s', (query, code) => {
    expect(codes(query).slice(0, 3)).toContain(code)
  })

  it('finds English words, also with a wrong letter', () => {
    expect(codes('old-age allowance', 'en')[0]).toBe('YL-001')
    expect(codes('unemploymant', 'en')[0]).toBe('RS-001')
  })

  it('finds every shipped item by its own names, everyday words and code', () => {
    for (const { service } of shipped) {
      const texts = [service.name, service.short ?? service.name].map((text) =>
        typeof text === 'string' ? text : text['zh-Hans'],
      )
      for (const text of [...texts, service.code ?? texts[0] ?? '']) expect(codes(text)[0], text).toBe(service.code)
      for (const text of service.words ?? []) expect(codes(text).slice(0, 3), text).toContain(service.code)
    }
  })

  it('answers nonsense, nothing and endless text without a fault', () => {
    expect(searchServices('', thousand, 'zh-Hans')).toEqual([])
    expect(searchServices('！？ ', thousand, 'zh-Hans')).toEqual([])
    expect(searchServices('\u0000\uD800', thousand, 'en').length).toBeLessThanOrEqual(20)
    expect(searchServices('高'.repeat(100_000), thousand, 'zh-Hans').length).toBeLessThanOrEqual(20)
    expect(searchServices('高龄', [], 'zh-Hans')).toEqual([])
  })

  it('needs at most 5 ms among a thousand items', () => {
    for (const query of ['gljt', '高龄', '我妈八十了能领什么', 'allowance']) {
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now()
        searchServices(query, thousand, 'zh-Hans')
        return performance.now() - start
      })
      expect(times.sort((a, b) => a - b)[7], query).toBeLessThan(5)
    }
  })
})

describe('question', () => {
  it.each([
    ['我妈八十了', 80],
    ['85岁', 85],
    ['九十五岁', 95],
    ['十六岁', 16],
    ['百岁老人', 100],
    ['3岁', null],
    ['高龄', null],
    ['身份证110101', null],
  ])('hears the age in %s', (text, age) => {
    expect(ageIn(question(text).plain)).toBe(age)
  })

  it('forgives one letter', () => {
    expect([near('abc', 'abd'), near('abc', 'ab'), near('abc', 'acb'), near('abc', 'abc')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([near('abc', 'cba'), near('abc', 'a'), near('abcd', 'axxd')]).toEqual([false, false, false])
  })
})
