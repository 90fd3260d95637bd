const sources = [
  'population-register',
  'legal-person-register',
  'real-estate-register',
  'id-card',
  'self',
  'staff',
  'collector',
  'correction',
  'case',
  'steward',
  'import',
] as const

/** The key under `fields.sources` and `account.sources` for the source of a fact; `case:2026…` is an earlier case. */
export function sourceKey(source: string): (typeof sources)[number] | 'other' {
  const word = source.split(':')[0]
  return sources.find((each) => each === word) ?? 'other'
}
