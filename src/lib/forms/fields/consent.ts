import { listed } from '../names'
import {
  accept,
  blankInput,
  type Column,
  type FieldKind,
  type Problem,
  partOf,
  type ReadContext,
  refuse,
} from './field-kind'
import { readName } from './person'
import { yesNo } from './yes-no'

/** A given consent and who gave it by name. What was agreed to is the field's text, pinned with the publication. */
export type Consent = { agreed: true; signers: { name: string }[] }

/**
 * Consent: `agreed`, and one `signers.n.name` for each person who signs. Signing is agreeing, so `agreed` may be left out
 * then; a no stays a no. Consent that is not given is no answer.
 */
export const consent: FieldKind<Consent> = {
  parse: (raw, field, ctx) => {
    if (!agrees(raw, field, ctx)) return refuse({ code: 'consent' })
    const names = listed(partOf(raw, 'signers'))
      .map(([index, each]) => ({ index, name: partOf(each, 'name') }))
      .filter(({ name }) => !blankInput(name))
      .map(({ index, name }) => ({ index, ...readName(name) }))
    const problems: Problem[] = names.flatMap(({ index, problems }) =>
      problems.map((each) => ({ ...each, at: `signers.${index}.name` })),
    )
    const signers = names.map(({ value }) => ({ name: value }))
    return problems[0] ? refuse(problems[0], ...problems.slice(1)) : accept({ agreed: true, signers })
  },
  format: (value, _field, ctx) => {
    if (partOf(value, 'agreed') !== true) return ''
    const names = signersOf(value).join(ctx.word('words.comma'))
    return names ? ctx.word('words.agreedBy', { names }) : ctx.word('words.agreed')
  },
  blank: blankInput,
  toInputs: (value) =>
    partOf(value, 'agreed') === true
      ? { agreed: 'yes', ...Object.fromEntries(signersOf(value).map((name, index) => [`signers.${index}.name`, name])) }
      : {},
}

function agrees(raw: unknown, field: Column, ctx: ReadContext): boolean {
  const said = typeof raw === 'string' ? raw : partOf(raw, 'agreed')
  if (blankInput(said)) return !blankInput(partOf(raw, 'signers'))
  const agreed = yesNo.parse(said, field, ctx)
  return agreed.ok && agreed.value
}

/** Names of those who gave a consent. */
export function signersOf(value: unknown): string[] {
  const signers = partOf(value, 'signers')
  if (!Array.isArray(signers)) return []
  return signers.map((each) => partOf(each, 'name')).filter((name) => typeof name === 'string')
}
