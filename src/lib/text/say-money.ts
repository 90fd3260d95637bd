import type { Locale } from './locale'

/**
 * An exact amount of yuan, given as a decimal string (`-1234.5`) or an integer number, as `1,234.50 元` or
 * `CNY 1,234.50`. Two decimals always; further decimals are an error of the caller and throw a RangeError, so that
 * no screen rounds money silently.
 */
export function sayMoney(yuan: string | number, locale: Locale = 'zh-Hans'): string {
  const parts = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(String(yuan))
  if (!parts) throw new RangeError(`not an amount of yuan: ${yuan}`)
  const [, minus, whole = '', decimals = ''] = parts
  const amount = `${minus ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`
  return locale === 'en' ? `CNY ${amount}` : `${amount} 元`
}
