/** Base registers and cards: the source of truth of every data element that names no other. */
export const authorities: readonly string[] = ['population-register', 'id-card']

/** What a data element says about its sources (`elements` of the office). */
type Rule = { own?: boolean; truth?: readonly string[] }

/**
 * Weight of a source for a data element: 3 its source of truth (or a steward's decision between sources), 2 a member of
 * staff who saw the proof, a case, or the register of somebody else, 1 a person's own word, which nobody has verified. Of
 * what a person alone can know (`own`: a phone number, an employer) the person's own word weighs as much as a clerk's.
 */
export function weightOf(source: string, { verified, own, truth = authorities }: { verified: boolean } & Rule): number {
  if (truth.includes(source) || source === 'steward') return 3
  const seen = verified || source.startsWith('case:') || authorities.includes(source)
  return seen || (own && source === 'self') ? 2 : 1
}
