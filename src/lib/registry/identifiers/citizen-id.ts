import { mod112 } from './mod-11-2'
import { lengthOf, normalised } from './normalised'
import { type Parsed, type ParseOptions, refuse } from './parsed'
import { type Person, readPersonNumber } from './person-number'
import { startsWithProvince } from './provinces'

/** `division` is the county of first registration, not an address; `legacy` when 15 digits were given. */
export type CitizenIdParts = Person & { division: string; legacy: boolean }

/**
 * Citizen identity number, GB 11643-1999: 6 division, 8 birth date, 3 sequence (odd male), 1 check (MOD 11-2). Fifteen
 * digits of the form before 1999 become 18 by inserting 19 and adding the check; those come from old ledgers, carry no
 * check of their own and must be confirmed against the household register. Reasons: LENGTH, FORMAT, REGION, DATE,
 * DATE_FUTURE, DATE_TOO_OLD, CHECK_DIGIT. Does not check that the county exists or that the number was issued.
 */
export function parseCitizenId(input: unknown, options: ParseOptions = {}): Parsed<CitizenIdParts> {
  const text = normalised(input)
  const legacy = lengthOf(text) === 15
  if (!legacy && lengthOf(text) !== 18) return refuse('LENGTH')
  if (!/^[1-9](?:\d{14}|\d{16}[\dX])$/.test(text)) return refuse('FORMAT')
  if (!startsWithProvince(text)) return refuse('REGION')
  const person = readPersonNumber(legacy ? upgraded(text) : text, options)
  return person.ok ? { ...person, division: text.slice(0, 6), legacy } : person
}

function upgraded(digits15: string): string {
  const digits17 = `${digits15.slice(0, 6)}19${digits15.slice(6)}`
  return digits17 + mod112(digits17)
}
