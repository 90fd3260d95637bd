import { mod112 } from './mod-11-2'
import { normalised } from './normalised'
import { type Parsed, refuse } from './parsed'

/** `street` is the nine-digit division of the street that gave the number. */
export type TemporaryNumberParts = { street: string; year: number }

/**
 * Number that an office gives to a person without papers yet (newborn, papers lost): `T`, 9 digits of the street, 4 of the
 * year, 4 of the serial, check by MOD 11-2. A number of this product: it proves nothing and tells neither birth nor sex.
 * Reasons: LENGTH, FORMAT, CHECK_DIGIT.
 */
export function parseTemporaryNumber(input: unknown): Parsed<TemporaryNumberParts> {
  const value = normalised(input)
  if (value.length !== 19) return refuse('LENGTH')
  if (!/^T\d{17}[\dX]$/.test(value)) return refuse('FORMAT')
  if (mod112(value.slice(1)) !== value[18]) return refuse('CHECK_DIGIT')
  return { ok: true, value, street: value.slice(1, 10), year: Number(value.slice(10, 14)) }
}

/** The number with this serial (1 to 9999) of a street and a year. Throws when the year's numbers are used up. */
export function temporaryNumber({ street, year, serial }: { street: string; year: number; serial: number }): string {
  if (serial > 9999) throw new Error(`street ${street} has given all temporary numbers of ${year}`)
  const digits = `${street.padEnd(9, '0')}${year}${String(serial).padStart(4, '0')}`
  return `T${digits}${mod112(digits)}`
}
