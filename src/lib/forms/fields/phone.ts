import { accept, blankInput, type FieldKind, oneInput, refuse } from './field-kind'
import { maskPhone } from './masks'

/** A mobile or landline number, normalised by the registry's rules. */
export const phone: FieldKind<string> = {
  parse: (raw, _field, ctx) => {
    const checked = ctx.phone(typeof raw === 'string' ? raw : '')
    return checked.ok ? accept(checked.value) : refuse({ code: 'phone', params: { reason: checked.reason } })
  },
  format: (value, _field, ctx) => (typeof value === 'string' ? (ctx.reveal ? value : maskPhone(value)) : ''),
  blank: blankInput,
  toInputs: oneInput,
}
