/**
 * Sources whose word stands until a source of the same weight speaks again: cards, and base registers, whose names end so
 * (`connectors.json`). The rest are what somebody said.
 */
export function isAuthority(source: string): boolean {
  return source === 'id-card' || source.endsWith('-register')
}

/**
 * Weight of a source: 3 a base register or card, 2 a member of staff who saw the proof or a case, 1 a person's own word.
 * Of what a person alone can know (`own`: a phone number, an employer) the person's own word weighs as much as a clerk's.
 */
export function weightOf(source: string, { verified, own }: { verified: boolean; own: boolean }): number {
  if (isAuthority(source)) return 3
  return verified || source.startsWith('case:') || (own && source === 'self') ? 2 : 1
}
