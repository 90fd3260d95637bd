import { describe, expect, it } from 'vitest'
import { acceptLanguage } from '@/lib/text/accept-language'
import { chooseDisplay } from '@/lib/text/choose-display'
import { displayInAddress } from '@/lib/text/display-in-address'

describe('acceptLanguage', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK;q=0.7, en;q=0.5', 'zh-Hant'],
    ['fr, en-GB;q=0.4', 'en'],
    ['en;q=0.3, zh-CN;q=0.6', 'zh-Hans'],
    ['en;q=0, zh-MO', 'zh-Hant'],
    ['fr', undefined],
    ['', undefined],
    [';;;,q=1,zh-;q=x', undefined],
  ])('%s asks for %s', (header, locale) => {
    expect(acceptLanguage(header)).toBe(locale)
  })
})

describe('displayInAddress', () => {
  it.each([
    ['?care=1', { mode: 'care' }],
    ['care=0', { mode: 'normal' }],
    ['?mode=contrast&lang=en', { mode: 'contrast', locale: 'en' }],
    ['?mode=loud&lang=xx&care=2', {}],
    ['?mode=contrast&care=1', { mode: 'contrast' }],
    ['?%E0%A4%A', {}],
  ])('%s', (search, asked) => {
    expect(displayInAddress(search)).toEqual(asked)
  })
})

describe('chooseDisplay', () => {
  it('is simplified Chinese in normal mode when nobody asks', () => {
    expect(chooseDisplay({})).toEqual({ locale: 'zh-Hans', mode: 'normal' })
  })

  it('lets the address win over the cookie and the cookie over the browser', () => {
    const cookies = { cookieLocale: 'zh-Hant', cookieMode: 'contrast', acceptLanguage: 'en' }
    expect(chooseDisplay(cookies)).toEqual({ locale: 'zh-Hant', mode: 'contrast' })
    expect(chooseDisplay({ ...cookies, search: '?lang=zh-Hans&care=1' })).toEqual({ locale: 'zh-Hans', mode: 'care' })
    expect(chooseDisplay({ acceptLanguage: 'en' })).toEqual({ locale: 'en', mode: 'normal' })
  })

  it('ignores cookies that name nothing', () => {
    expect(chooseDisplay({ cookieLocale: '<script>', cookieMode: 'x' })).toEqual({ locale: 'zh-Hans', mode: 'normal' })
  })
})
