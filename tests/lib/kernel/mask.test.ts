import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskAccount, maskId, maskMobile, maskName } from '@/lib/kernel/mask'

describe('masking', () => {
  it.each([
    ['张三', '张*'],
    ['张晓明', '张*明'],
    ['欧阳明', '欧阳*'],
    ['阿不都·买买提', '阿*·买买提'],
    ['𠮷田一', '𠮷*一'],
    ['王', '王'],
    ['', ''],
  ])('shows the name %s as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  it('keeps three and four characters of a number', () => {
    expect(maskId('11010519491231002X')).toBe('110***********002X')
    expect(maskMobile('13812345678')).toBe('138****5678')
    expect(maskAccount('6222020200112233446')).toBe('**** 3446')
  })

  it('hides a short number whole and never shows more than seven digits of any', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{0,24}$/), (number) => {
        const shown = maskId(number)
        expect(shown).toHaveLength(number.length)
        expect(shown.replaceAll('*', '').length).toBeLessThanOrEqual(number.length > 7 ? 7 : 0)
      }),
    )
  })
})
