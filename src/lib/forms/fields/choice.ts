import {
  accept,
  blankInput,
  type Column,
  type FieldKind,
  oneInput,
  type ReadContext,
  refuse,
  type ShowContext,
} from './field-kind'

/** One code of the field's code list. */
export const choice: FieldKind<string> = {
  parse: (raw, field, ctx) =>
    typeof raw === 'string' && inList(raw, field, ctx) ? accept(raw) : refuse({ code: 'choice' }),
  format: (value, field, ctx) => labelOf(value, field, ctx),
  blank: blankInput,
  toInputs: oneInput,
}

/** True when the code may be chosen today. */
export function inList(code: string, field: Column, ctx: ReadContext): boolean {
  const codes = field.codes === undefined ? undefined : ctx.codes(field.codes)
  return codes?.some((each) => each.code === code) ?? false
}

/** The label of a code; the code itself when the list does not hold it (any more). */
export function labelOf(code: unknown, field: Column, ctx: ShowContext): string {
  if (typeof code !== 'string') return ''
  const found = field.codes === undefined ? undefined : ctx.codes(field.codes)?.find((each) => each.code === code)
  return found ? ctx.say(found.label) : code
}
