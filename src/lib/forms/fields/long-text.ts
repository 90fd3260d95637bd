import { cleanText } from './clean-text'
import { blankInput, type FieldKind, oneInput } from './field-kind'

/** Text of several lines, at most 5,000 characters. */
export const longText: FieldKind<string> = {
  parse: (raw) => cleanText(raw, 5000),
  format: (value) => (typeof value === 'string' ? value : ''),
  blank: blankInput,
  toInputs: oneInput,
}
