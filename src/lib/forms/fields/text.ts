import { cleanText } from './clean-text'
import { blankInput, type FieldKind, oneInput } from './field-kind'

/** One line of text, at most 500 characters; line breaks become spaces. */
export const text: FieldKind<string> = {
  parse: (raw) => cleanText(typeof raw === 'string' ? raw.replace(/[\r\n]+/g, ' ') : raw, 500),
  format: (value) => (typeof value === 'string' ? value : ''),
  blank: blankInput,
  toInputs: oneInput,
}
