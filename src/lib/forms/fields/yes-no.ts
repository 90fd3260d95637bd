import { compactText } from './clean-text'
import { accept, blankInput, type FieldKind, oneInput, refuse } from './field-kind'

const meanings = new Map([
  ...['yes', 'true', '1', 'on', '是'].map((word) => [word, true] as const),
  ...['no', 'false', '0', '否'].map((word) => [word, false] as const),
])

/** Yes or no. A question left open is not a no. */
export const yesNo: FieldKind<boolean> = {
  parse: (raw) => {
    const meaning = meanings.get(compactText(raw).toLowerCase())
    return meaning === undefined ? refuse({ code: 'choice' }) : accept(meaning)
  },
  format: (value, _field, ctx) => (typeof value === 'boolean' ? ctx.word(value ? 'words.yes' : 'words.no') : ''),
  blank: blankInput,
  toInputs: (value) => oneInput(typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined),
}
