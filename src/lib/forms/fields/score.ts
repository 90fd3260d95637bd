import { labelOf } from './choice'
import { accept, blankInput, type FieldKind, oneInput, refuse } from './field-kind'

/** One code of a score sheet; its points stand in the definition (`points`), so that a case keeps the code. */
export const score: FieldKind<string> = {
  parse: (raw, field) =>
    typeof raw === 'string' && Object.hasOwn(field.points ?? {}, raw) ? accept(raw) : refuse({ code: 'choice' }),
  format: (value, field, ctx) => {
    const label = labelOf(value, field, ctx)
    const points =
      typeof value === 'string' && Object.hasOwn(field.points ?? {}, value) ? field.points?.[value] : undefined
    return points === undefined ? label : ctx.word('words.points', { label, points })
  },
  blank: blankInput,
  toInputs: oneInput,
}
