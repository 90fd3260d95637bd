import { lengthOf, normalised } from './normalised'
import { type Parsed, refuse } from './parsed'
import { startsWithProvince } from './provinces'

export type DivisionKind =
  | 'province'
  | 'city'
  | 'county'
  | 'street'
  | 'town'
  | 'township'
  | 'special-township'
  | 'residents-committee'
  | 'villagers-committee'
  | 'quasi-residents-committee'
  | 'quasi-villagers-committee'

/**
 * `level` is the number of digits: 6 county and above, 9 street or town, 12 committee. `parent` is the code one level up,
 * null for a province. `county`, `street` and `community` are the codes of the levels that the number holds.
 */
export type DivisionCodeParts = {
  level: 6 | 9 | 12
  kind: DivisionKind
  parent: string | null
  county: string
  street?: string
  community?: string
}

type Segment = { through: number; kind: DivisionKind }

const STREETS: Segment[] = [
  { through: 99, kind: 'street' },
  { through: 199, kind: 'town' },
  { through: 399, kind: 'township' },
  { through: 599, kind: 'special-township' },
]
const COMMUNITIES: Segment[] = [
  { through: 199, kind: 'residents-committee' },
  { through: 399, kind: 'villagers-committee' },
  { through: 499, kind: 'quasi-residents-committee' },
  { through: 599, kind: 'quasi-villagers-committee' },
]

/**
 * Code of an administrative division: GB/T 2260 (6 digits), GB/T 10114 (9), statistical code (12). Checks the province
 * and the segments (001–599), not whether the division exists, because streets merge every year. Reasons: LENGTH, FORMAT,
 * REGION, STREET_SEGMENT, COMMUNITY_SEGMENT.
 */
export function parseDivisionCode(input: unknown): Parsed<DivisionCodeParts> {
  const value = normalised(input)
  const level = ([6, 9, 12] as const).find((digits) => digits === lengthOf(value))
  if (level === undefined) return refuse('LENGTH')
  if (!/^\d+$/.test(value)) return refuse('FORMAT')
  if (!startsWithProvince(value)) return refuse('REGION')
  const [county, street] = [value.slice(0, 6), value.slice(0, 9)]
  if (level === 6) return { ok: true, value, level, county, ...above(value) }
  const streetKind = kindOf(STREETS, value.slice(6, 9))
  if (streetKind === undefined) return refuse('STREET_SEGMENT')
  if (level === 9) return { ok: true, value, level, kind: streetKind, parent: county, county, street }
  const kind = kindOf(COMMUNITIES, value.slice(9))
  if (kind === undefined) return refuse('COMMUNITY_SEGMENT')
  return { ok: true, value, level, kind, parent: street, county, street, community: value }
}

function kindOf(segments: Segment[], digits3: string): DivisionKind | undefined {
  const number = Number(digits3)
  return number === 0 ? undefined : segments.find(({ through }) => number <= through)?.kind
}

function above(code: string): { kind: DivisionKind; parent: string | null } {
  if (code.endsWith('0000')) return { kind: 'province', parent: null }
  if (code.endsWith('00')) return { kind: 'city', parent: `${code.slice(0, 2)}0000` }
  return { kind: 'county', parent: `${code.slice(0, 4)}00` }
}
