import { isDate } from '@/lib/calendar/day-number'
import { today as presentDate } from '@/lib/kernel/clock'
import { type ParseOptions, type Refused, refuse } from './parsed'

/**
 * Reads a birth date from eight digits `yyyymmdd`: it must exist, must not lie after today and not before 1900
 * (the product's rule: nobody alive was born earlier).
 */
export function readBirthDate(digits8: string, { today }: ParseOptions): { ok: true; birthDate: string } | Refused {
  const birthDate = `${digits8.slice(0, 4)}-${digits8.slice(4, 6)}-${digits8.slice(6)}`
  if (!isDate(birthDate)) return refuse('DATE')
  if (birthDate > (today ?? presentDate())) return refuse('DATE_FUTURE')
  if (birthDate < '1900-01-01') return refuse('DATE_TOO_OLD')
  return { ok: true, birthDate }
}
