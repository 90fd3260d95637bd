import { accept, blankInput, type FieldKind, oneInput, refuse } from './field-kind'
import { maskNumber } from './masks'

const openKinds = ['credit-code', 'organisation-code']

/** A number of one of the kinds that the registry can check, normalised. Without `kind` it is an identity number. */
export const identifier: FieldKind<string> = {
  parse: (raw, field, ctx) => {
    const checked = ctx.identify(field.kind ?? 'citizen-id', typeof raw === 'string' ? raw : '')
    return checked.ok ? accept(checked.value) : refuse({ code: 'identifier', params: { reason: checked.reason } })
  },
  // Numbers of organisations are public; those of people are not.
  format: (value, field, ctx) => {
    if (typeof value !== 'string') return ''
    return ctx.reveal || openKinds.includes(field.kind ?? '') ? value : maskNumber(value)
  },
  blank: blankInput,
  toInputs: oneInput,
}
