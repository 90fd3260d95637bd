import type { Text } from '@/lib/text/text'
import { dayNumber, isWeekend, writeDate, yearOf } from './day-number'
import type { Calendar } from './schema'
import { statutoryDays } from './statutory-days'

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up'

/** One year laid out day by day. `workingThrough[i]` counts the working days from 1 January through day `i` (0-based). */
export type YearTable = {
  first: number
  kinds: DayKind[]
  names: Map<number, Text>
  workingThrough: number[]
  estimated: boolean
}

const tables = new WeakMap<Calendar, Map<number, YearTable>>()

/**
 * The table of the year in which a day lies, built once for each calendar value, so a calendar must not be changed after
 * its first use. `estimated` when the calendar does not hold that year.
 */
export function yearTable(calendar: Calendar, day: number): YearTable {
  const year = yearOf(day)
  const known = tables.get(calendar) ?? new Map<number, YearTable>()
  tables.set(calendar, known)
  const table = known.get(year) ?? buildTable(calendar, year)
  known.set(year, table)
  return table
}

/** True for the kinds of day that count as working days. */
export function works(kind: DayKind): boolean {
  return kind === 'weekday' || kind === 'make-up'
}

function buildTable(calendar: Calendar, year: number): YearTable {
  const first = dayNumber(writeDate(year, 1, 1))
  const length = dayNumber(writeDate(year, 12, 31)) - first + 1
  const kinds = Array.from({ length }, (_, at): DayKind => (isWeekend(first + at) ? 'weekend' : 'weekday'))
  const names = new Map<number, Text>()
  const content = calendar.years[writeDate(year, 1, 1).slice(0, 4)]
  const off = content?.off ?? statutoryDays(year).map(({ date, name }) => ({ name, from: date, to: date }))
  for (const { name, from, to } of off) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) {
      kinds[day - first] = 'holiday'
      names.set(day, name)
    }
  }
  for (const date of content?.work ?? []) kinds[dayNumber(date) - first] = 'make-up'
  let sum = 0
  const workingThrough = kinds.map((kind) => (sum += works(kind) ? 1 : 0))
  return { first, kinds, names, workingThrough, estimated: content === undefined }
}
