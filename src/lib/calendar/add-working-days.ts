import { dateOf, dayNumber } from './day-number'
import { workingDayAt } from './is-working-day'
import type { Calendar } from './schema'

/**
 * The n-th working day after a date, which itself is not counted (before it when `n` is negative; the date itself for 0).
 * Does not tell whether a year was estimated: `dueDate` does.
 * @throws RangeError for a date that does not exist or when `n` is not a whole number.
 */
export function addWorkingDays(calendar: Calendar, date: string, n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number of days: ${n}`)
  let day = dayNumber(date)
  for (let left = Math.abs(n); left > 0; ) {
    day += Math.sign(n)
    if (workingDayAt(calendar, day).working) left--
  }
  return dateOf(day)
}
