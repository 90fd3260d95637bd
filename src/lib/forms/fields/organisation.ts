import { accept, blankInput, type FieldKind, partInputs, partOf, refuse } from './field-kind'
import { problemsOf, readName, readNumber } from './person'

/** An organisation: name, and its unified social credit code (GB 32100) where it is given; with `kind` it is needed. */
export const organisation: FieldKind<{ name: string; creditCode?: string }> = {
  parse: (raw, field, ctx) => {
    const name = readName(partOf(raw, 'name'))
    const given = blankInput(partOf(raw, 'creditCode'))
      ? field
      : { ...field, kind: field.kind ?? ('credit-code' as const) }
    const code = readNumber(partOf(raw, 'creditCode'), given, ctx)
    const problems = [...name.problems, ...problemsOf(code, 'creditCode')]
    if (problems[0]) return refuse(problems[0], ...problems.slice(1))
    return accept({ name: name.value, ...(code?.ok ? { creditCode: code.value } : {}) })
  },
  format: (value) =>
    [partOf(value, 'name'), partOf(value, 'creditCode')].filter((part) => typeof part === 'string').join(' '),
  blank: blankInput,
  toInputs: (value) => partInputs(value, ['name', 'creditCode']),
}
