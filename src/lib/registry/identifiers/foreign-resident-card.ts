import { today as presentDate } from '@/lib/kernel/clock'
import { readBirthDate } from './birth-date'
import { isForeignNationality } from './foreign-nationality'
import { lengthOf, normalised } from './normalised'
import { type Parsed, type ParseOptions, refuse } from './parsed'
import { readPersonNumber, type Sex } from './person-number'
import { startsWithProvince } from './provinces'

/**
 * `nationality` is the ISO 3166-1 numeric code on cards of format 2023 and the alpha-3 code on older ones, which do not
 * tell the sex. `issuingProvince` is two digits.
 */
export type ForeignResidentCardParts = {
  format: '2023' | 'old'
  issuingProvince: string
  nationality: string
  birthDate: string
  sex?: Sex
}

/**
 * Number of the foreign permanent resident card. Since 2023-12-01: 9, 2 issuing province, 3 nationality, 8 birth date,
 * 3 sequence, 1 check (MOD 11-2). Before, and valid until the card expires: 3 letters nationality, 4 issuing place,
 * 6 birth date, 1 sequence, 1 check, of which the check is not verified because its rule is not published; the year is
 * taken from this century unless that would be in the future. Reasons: LENGTH, FORMAT, REGION, NATIONALITY, DATE,
 * DATE_FUTURE, DATE_TOO_OLD, CHECK_DIGIT.
 */
export function parseForeignResidentCard(input: unknown, options: ParseOptions = {}): Parsed<ForeignResidentCardParts> {
  const text = normalised(input)
  if (lengthOf(text) === 15) return parseOldCard(text, options)
  if (lengthOf(text) !== 18) return refuse('LENGTH')
  if (!/^9\d{16}[\dX]$/.test(text)) return refuse('FORMAT')
  const [issuingProvince, nationality] = [text.slice(1, 3), text.slice(3, 6)]
  if (!startsWithProvince(issuingProvince)) return refuse('REGION')
  if (!isForeignNationality(nationality)) return refuse('NATIONALITY')
  const person = readPersonNumber(text, options)
  return person.ok ? { ...person, format: '2023', issuingProvince, nationality } : person
}

function parseOldCard(value: string, options: ParseOptions): Parsed<ForeignResidentCardParts> {
  if (!/^[A-Z]{3}\d{12}$/.test(value)) return refuse('FORMAT')
  const [nationality, issuingProvince] = [value.slice(0, 3), value.slice(3, 5)]
  if (!startsWithProvince(issuingProvince)) return refuse('REGION')
  if (!isForeignNationality(nationality)) return refuse('NATIONALITY')
  const birth = readBirthDate(withCentury(value.slice(7, 13), options), options)
  return birth.ok ? { ...birth, value, format: 'old', issuingProvince, nationality } : birth
}

function withCentury(digits6: string, { today }: ParseOptions): string {
  const present = (today ?? presentDate()).replaceAll('-', '')
  return `20${digits6}` > present ? `19${digits6}` : `20${digits6}`
}
