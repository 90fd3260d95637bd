import type { Text } from '@/lib/text/text'
import { dayNumber } from './day-number'
import type { Calendar } from './schema'
import { type DayKind, works, yearTable } from './year-table'

export type WorkingDay = { working: boolean; why: DayKind; name?: Text; estimated: boolean }

/**
 * Whether the office works on a date `YYYY-MM-DD`, and why: an ordinary weekday, a weekend, a holiday (with its name) or
 * a make-up day (调休上班). `estimated` when the calendar does not hold the year. @throws RangeError for a date that does
 * not exist. Knows nothing of an office's own opening hours.
 */
export function isWorkingDay(calendar: Calendar, date: string): WorkingDay {
  return workingDayAt(calendar, dayNumber(date))
}

/** `isWorkingDay` for a day number. */
export function workingDayAt(calendar: Calendar, day: number): WorkingDay {
  const { first, kinds, names, estimated } = yearTable(calendar, day)
  const why = kinds[day - first] ?? 'weekday'
  const name = names.get(day)
  return { working: works(why), why, estimated, ...(name === undefined ? {} : { name }) }
}
