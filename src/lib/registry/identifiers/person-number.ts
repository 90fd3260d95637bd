import { readBirthDate } from './birth-date'
import { mod112 } from './mod-11-2'
import { type Parsed, type ParseOptions, refuse } from './parsed'

export type Sex = 'male' | 'female'
export type Person = { birthDate: string; sex: Sex }

/**
 * The part that all 18-character personal numbers share: digits 7–14 birth date, digit 17 sex (odd male, even female),
 * character 18 check (MOD 11-2). The caller has checked length and format.
 */
export function readPersonNumber(value: string, options: ParseOptions): Parsed<Person> {
  const birth = readBirthDate(value.slice(6, 14), options)
  if (!birth.ok) return birth
  if (mod112(value) !== value[17]) return refuse('CHECK_DIGIT')
  return { ok: true, value, birthDate: birth.birthDate, sex: Number(value[16]) % 2 === 1 ? 'male' : 'female' }
}
