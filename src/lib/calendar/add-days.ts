import { dateOf, dayNumber } from './day-number'

/** The date `n` calendar days later (earlier when negative). @throws RangeError for a date that does not exist. */
export function addDays(date: string, n: number): string {
  return dateOf(dayNumber(date) + n)
}
