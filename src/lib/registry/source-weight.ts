/**
 * Cards, and base registers, whose names end so (`connectors.json`): the source of truth of every data element that names
 * no other. The rest are what somebody said.
 */
export function isAuthority(source: string): boolean {
  return source === 'id-card' || source.endsWith('-register')
}

/** What a data element says about its sources (`elements` of the office). */
type Rule = { own?: boolean; truth?: readonly string[] }

/**
 * Weight of a source for a data element: 3 its source of truth (or what the office decided: a
 * steward between sources, or on the proof of a person who said that it was wrong), 2 a member of
 * staff who saw the proof, a case, or the register of somebody else, 1 a person's own word, which nobody has verified. Of
 * what a person alone can know (`own`: a phone number, an employer) the person's own word weighs as much as a clerk's.
 */
export function weightOf(source: string, { verified, own, truth }: { verified: boolean } & Rule): number {
  if (source === 'steward' || source === 'correction' || (truth ? truth.includes(source) : isAuthority(source)))
    return 3
  const seen = verified || source.startsWith('case:') || isAuthority(source)
  return seen || (own && source === 'self') ? 2 : 1
}
