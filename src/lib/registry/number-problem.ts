import type { IdentifierReason } from './identifiers/parsed'

/** The message code of `errors.problems` for a refused identity number: `id-check-digit`. */
export function numberProblem(reason: IdentifierReason): string {
  return `id-${reason.toLowerCase().replaceAll('_', '-')}`
}
