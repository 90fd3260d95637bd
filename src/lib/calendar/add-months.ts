import { dayNumber, daysInMonth, writeDate } from './day-number'

/**
 * The same day `n` months later (earlier when negative); the last day of the month where that day does not exist
 * (民法典 art. 202). @throws RangeError for a date that does not exist.
 */
export function addMonths(date: string, n: number): string {
  dayNumber(date)
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n
  const year = Math.floor(months / 12)
  const month = months - year * 12 + 1
  return writeDate(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)))
}
