import { sayMoney } from '@/lib/text/say-money'
import { fixed, ratioOf } from '../ratio'
import { compactText } from './clean-text'
import { accept, blankInput, type FieldKind, refuse } from './field-kind'

/**
 * An amount in yuan, stored exactly as decimal text with two places: `1234.50`. At most 12 digits before the point.
 * A sum below zero is refused unless the field has a `min` of its own.
 */
export const money: FieldKind<string> = {
  parse: (raw, field) => {
    const typed = compactText(raw)
      .replace(/^[¥￥]/, '')
      .replace(/(元|圆|yuan|RMB)$/i, '')
    const text = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed
    const parts = /^([-+]?)(\d{1,12})(?:\.(\d+))?$/.exec(text)
    if (!parts) return refuse({ code: 'money' })
    if ((parts[3] ?? '').length > 2) return refuse({ code: 'money_places' })
    const amount = ratioOf(text.replace('+', ''))
    if (!amount) return refuse({ code: 'money' })
    return amount.n < 0n && field.min === undefined ? refuse({ code: 'money_negative' }) : accept(fixed(amount, 2))
  },
  format: (value, _field, ctx) => {
    const amount = ratioOf(value)
    return amount ? sayMoney(fixed(amount, 2), ctx.locale) : ''
  },
  blank: blankInput,
  // A rate or a computed sum fills in as a number, not as text.
  toInputs: (value): Record<string, string> => {
    const amount = ratioOf(value)
    return amount ? { '': fixed(amount, 2) } : {}
  },
}
