import { ratioOf } from '../ratio'
import { compactText } from './clean-text'
import { accept, blankInput, type FieldKind, oneInput, refuse } from './field-kind'

/** A number of at most 12 digits and 6 decimal places, stored as a number. Commas between thousands may be typed. */
export const number: FieldKind<number> = {
  parse: (raw) => {
    const typed = compactText(raw)
    const text = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed
    return /^[-+]?\d{1,12}(\.\d{1,6})?$/.test(text) ? accept(Number(text) + 0) : refuse({ code: 'number' })
  },
  format: (value, _field, ctx) =>
    typeof value === 'number' ? new Intl.NumberFormat(ctx.locale, { maximumFractionDigits: 6 }).format(value) : '',
  blank: blankInput,
  toInputs: (value) => oneInput(typeof value === 'number' && ratioOf(value) ? plain(value) : undefined),
}

function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(6).replace(/0+$/, '') : text
}
