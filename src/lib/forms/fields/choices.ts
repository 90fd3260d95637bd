import { listed } from '../names'
import { inList, labelOf } from './choice'
import { accept, blankInput, type FieldKind, listInputs, refuse } from './field-kind'

/** Any number of codes of the field's code list, in the order given, each once. */
export const choices: FieldKind<string[]> = {
  parse: (raw, field, ctx) => {
    const codes = listed(raw)
      .map(([, each]) => each)
      .filter((each) => !blankInput(each))
    const known = codes.filter((code): code is string => typeof code === 'string' && inList(code, field, ctx))
    return known.length === codes.length ? accept([...new Set(known)]) : refuse({ code: 'choice' })
  },
  format: (value, field, ctx) =>
    Array.isArray(value) ? value.map((code) => labelOf(code, field, ctx)).join(ctx.word('words.comma')) : '',
  blank: blankInput,
  toInputs: listInputs,
}
