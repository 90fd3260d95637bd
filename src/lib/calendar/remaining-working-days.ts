import { dayNumber } from './day-number'
import { freeSpans, type Pause } from './pauses'
import type { Calendar } from './schema'
import { yearTable } from './year-table'

export type RemainingQuestion = { calendar: Calendar; today: string; due: string; pauses?: readonly Pause[] }

/**
 * Working days left after `today` through `due`, without days that pauses make free: 0 on the due day itself, negative
 * (working days overdue) after it. @throws RangeError for dates that do not exist.
 */
export function remainingWorkingDays({ calendar, today, due, pauses = [] }: RemainingQuestion): number {
  const [from, to] = [dayNumber(today), dayNumber(due)]
  const [after, through] = from <= to ? [from, to] : [to, from]
  let days = workingDaysBetween(calendar, after, through)
  for (const span of freeSpans(pauses)) {
    const [begin, end] = [Math.max(span.after, after), Math.min(span.through, through)]
    if (begin < end) days -= workingDaysBetween(calendar, begin, end)
  }
  return from <= to || days === 0 ? days : -days
}

/** Number of working days `after < day <= through`, by subtracting sums: its cost does not grow with the days between. */
export function workingDaysBetween(calendar: Calendar, after: number, through: number): number {
  let total = 0
  for (let day = after; day < through; ) {
    const { first, kinds, workingThrough } = yearTable(calendar, day + 1)
    const last = Math.min(through, first + kinds.length - 1)
    total += (workingThrough[last - first] ?? 0) - (workingThrough[day - first] ?? 0)
    day = last
  }
  return total
}
