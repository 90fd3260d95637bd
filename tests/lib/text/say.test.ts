import { describe, expect, it } from 'vitest'
import { say } from '@/lib/text/say'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'
import { sayMoney } from '@/lib/text/say-money'
import { toTraditional } from '@/lib/text/traditional'

describe('say', () => {
  it('takes the text of the language, converts a missing traditional one, and falls back to Chinese for English', () => {
    const full = { 'zh-Hans': '台账', 'zh-Hant': '登記冊', en: 'Ledger' }
    expect(say(full, 'zh-Hans')).toBe('台账')
    expect(say(full, 'zh-Hant')).toBe('登記冊')
    expect(say(full, 'en')).toBe('Ledger')
    expect(say('高龄津贴申领', 'zh-Hant')).toBe('高齡津貼申領')
    expect(say({ 'zh-Hans': '发放' }, 'zh-Hant')).toBe('發放')
    expect(say('高龄津贴', 'en')).toBe('高龄津贴')
  })
})

describe('toTraditional', () => {
  it.each([
    ['台账', '台賬'],
    ['审核', '審核'],
    ['账号与账户', '賬號與賬戶'],
    ['理发后面有发票', '理髮後面有發票'],
    ['一只猫只要一里', '一隻貓只要一里'],
    ['青禾街道后勤服务', '青禾街道後勤服務'],
  ])('%s becomes %s', (simplified, traditional) => {
    expect(toTraditional(simplified)).toBe(traditional)
    expect(toTraditional(simplified)).toBe(traditional)
  })
})

describe('sayDate', () => {
  it.each([
    ['2026-11-23', 'zh-Hans', 'full', '2026年11月23日 周一'],
    ['2026-11-23', 'zh-Hant', 'full', '2026年11月23日 週一'],
    ['2026-11-23', 'en', 'full', 'Mon 23 November 2026'],
    ['1944-09-12', 'zh-Hans', 'plain', '1944年9月12日'],
    ['2026-12-01', 'zh-Hans', 'short', '12月1日'],
    ['2026-12-01', 'en', 'short', '1 December'],
    ['2024-02-29', 'en', 'plain', '29 February 2024'],
  ] as const)('%s in %s (%s) is %s', (date, locale, style, said) => {
    expect(sayDate(date, locale, style)).toBe(said)
  })

  it.each(['2026-02-29', '2026-13-01', '', '昨天', '2026-1-1'])('gives back what is no date: %s', (text) => {
    expect(sayDate(text)).toBe(text)
  })
})

describe('sayDateTime', () => {
  it('says an instant in the time of Shanghai, also across midnight', () => {
    expect(sayDateTime('2026-11-22T18:05:00Z')).toBe('2026年11月23日 02:05')
    expect(sayDateTime(new Date('2026-11-23T16:00:00Z'), 'en', 'short')).toBe('24 November 00:00')
    expect(sayDateTime('2026-11-23T02:24:00Z', 'zh-Hant', 'full')).toBe('2026年11月23日 週一 10:24')
  })

  it('refuses what is no instant', () => {
    expect(() => sayDateTime('soon')).toThrow(RangeError)
  })
})

describe('sayMoney', () => {
  it.each([
    ['1234.5', '1,234.50 元'],
    ['0.05', '0.05 元'],
    [1234567, '1,234,567.00 元'],
    ['-12.30', '−12.30 元'],
    ['100.1000', '100.10 元'],
    ['90071992547409931.07', '90,071,992,547,409,931.07 元'],
  ])('%s is %s', (yuan, said) => {
    expect(sayMoney(yuan)).toBe(said)
  })

  it('says yuan in English and rounds nothing', () => {
    expect(sayMoney('800', 'en')).toBe('CNY 800.00')
    for (const wrong of ['1.005', 'a', '', '1e3', '１２']) expect(() => sayMoney(wrong)).toThrow(RangeError)
  })
})
