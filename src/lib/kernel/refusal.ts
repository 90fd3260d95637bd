import type { Text } from '@/lib/text/text'

export const refusalCodes = ['invalid', 'not-signed-in', 'not-allowed', 'not-found', 'conflict', 'too-late'] as const
export type RefusalCode = (typeof refusalCodes)[number]

/**
 * One thing that is wrong with an input: the name of the form field and a message code. With a `label` it is an answer to
 * a defined form, and its sentence stands in the messages `fields.errors`; `say` is a sentence of the definition itself.
 */
export type Problem = {
  name: string
  code: string
  params?: Record<string, string | number>
  label?: Text
  say?: Text
}

/** The six answers that are expected and not a bug. Everything else that is thrown is one. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    /** A message code of `errors` for people; the code of the refusal when left out. */
    readonly reason: string = code,
    readonly problems: readonly Problem[] = [],
  ) {
    super([`${code}: ${reason}`, ...problems.map((each) => `${each.name} ${each.code}`)].join('; '))
    this.name = 'Refusal'
  }
}

/** `invalid` for one field. */
export function invalid(name: string, code: string, params?: Problem['params']): Refusal {
  return new Refusal('invalid', 'invalid', [{ name, code, params }])
}
