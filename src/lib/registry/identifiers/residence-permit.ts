import { lengthOf, normalised } from './normalised'
import { type Parsed, type ParseOptions, refuse } from './parsed'
import { type Person, readPersonNumber } from './person-number'

const REGIONS = ['810000', '820000', '830000'] as const
export type PermitRegion = (typeof REGIONS)[number]

/** `region`, and equally `division`: 810000 Hong Kong, 820000 Macao, 830000 Taiwan. */
export type ResidencePermitParts = Person & { region: PermitRegion; division: string }

/**
 * Number of the residence permit for Hong Kong, Macao and Taiwan residents (港澳台居民居住证): like a citizen number, with
 * the region in place of the county. A travel-permit number (H or M and digits) is another document: FORMAT. Reasons:
 * FORMAT, LENGTH, REGION, DATE, DATE_FUTURE, DATE_TOO_OLD, CHECK_DIGIT.
 */
export function parseResidencePermit(input: unknown, options: ParseOptions = {}): Parsed<ResidencePermitParts> {
  const text = normalised(input)
  if (/^[HM]\d{8,10}$/.test(text)) return refuse('FORMAT')
  if (lengthOf(text) !== 18) return refuse('LENGTH')
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return refuse('FORMAT')
  const region = REGIONS.find((code) => text.startsWith(code))
  if (region === undefined) return refuse('REGION')
  const person = readPersonNumber(text, options)
  return person.ok ? { ...person, region, division: region } : person
}
