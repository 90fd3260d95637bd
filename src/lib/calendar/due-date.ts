import type { Text } from '@/lib/text/text'
import { addMonths } from './add-months'
import { dateOf, dayNumber, isDate } from './day-number'
import { workingDayAt } from './is-working-day'
import { type FreeSpan, freeSpans, type Pause } from './pauses'
import type { Calendar } from './schema'
import { shanghaiDate } from './shanghai-date'

/** A length of time with its unit. Whole numbers, 0 or more. */
export type Limit =
  | { workingDays: number }
  | { days: number }
  | { hours: number }
  | { months: number }
  | { years: number }

/** One day of the explanation. `n` is the day's number in the count, `name` the holiday or the reason of the pause. */
export type DueLine = {
  date: string
  kind: 'start' | 'counted' | 'off' | 'make-up' | 'pause' | 'due'
  n?: number
  name?: Text
  estimated?: true
}

/** `due` is a date in China; `dueAt` the instant (ISO, UTC) when it is over: 24:00 of that day, or the exact hour. */
export type DueDate = { due: string; dueAt: string; estimated: boolean; lines: DueLine[] }

export type DueQuestion = { calendar: Calendar; start: string; limit: Limit; pauses?: readonly Pause[] }

const HOUR = 3_600_000
const LONGEST = 36_600
const MAKE_UP: Text = { 'zh-Hans': '调休上班', en: 'Make-up working day' }

/**
 * When a limit that starts on a day ends, and why, line by line.
 *
 * `start` is a date, or an instant with zone (`2026-03-02T09:30:00+08:00`), of which all limits but hours take the date
 * in China. The starting day is not counted (民法典 art. 201). Working days: the n-th working day after it (行政许可法
 * art. 82). Days, months and years: calendar time; a last day that is not a working day moves to the next working day
 * (民法典 art. 202, 203). Hours: natural hours from the instant (from 0:00 for a bare date), moved by no holiday.
 * Pauses as `Pause` says; a limit of hours grows by 24 for each free day of a pause that began by its last day. `estimated` when a day that mattered lies in a
 * year that the calendar does not hold.
 * @throws RangeError for dates that do not exist and for numbers that are not whole, negative or beyond a century.
 */
export function dueDate({ calendar, start, limit, pauses = [] }: DueQuestion): DueDate {
  const free = freeSpans(pauses)
  if ('hours' in limit) return dueInHours(start, whole(limit.hours), free)
  const from = isDate(start) ? start : shanghaiDate(instant(start))
  const working = 'workingDays' in limit
  const length = whole(working ? limit.workingDays : calendarLength(from, limit))
  const lines = working
    ? countWorking({ calendar, free, day: dayNumber(from) }, length)
    : countCalendar({ calendar, free, day: dayNumber(from) }, length)
  return finish(from, lines)
}

type Walk = { calendar: Calendar; free: readonly FreeSpan[]; day: number }

function countWorking(walk: Walk, length: number): DueLine[] {
  const lines: DueLine[] = []
  for (let n = 0; n < length; ) {
    walk.day++
    const line = pauseLine(walk) ?? workLine(walk)
    if (line.kind === 'counted' || line.kind === 'make-up') line.n = ++n
    lines.push(line)
  }
  return lines
}

function countCalendar(walk: Walk, length: number): DueLine[] {
  const lines: DueLine[] = []
  for (let n = 0; n < length; ) {
    walk.day++
    lines.push(pauseLine(walk) ?? { date: dateOf(walk.day), kind: 'counted', n: ++n })
  }
  // Only the last day asks the calendar, so only its year can make the answer an estimate.
  let last = workLine(walk)
  lines.push({ ...last, ...lines.pop() })
  while (last.kind === 'off' || last.kind === 'pause') {
    walk.day++
    last = pauseLine(walk) ?? workLine(walk)
    lines.push(last)
  }
  return lines
}

function pauseLine({ free, day }: Walk): DueLine | undefined {
  const span = free.find(({ after, through }) => after < day && day <= through)
  return span && { date: dateOf(day), kind: 'pause', name: span.reason }
}

function workLine({ calendar, day }: Walk): DueLine {
  const { working, why, name, estimated } = workingDayAt(calendar, day)
  const line: DueLine = { date: dateOf(day), kind: working ? (why === 'make-up' ? 'make-up' : 'counted') : 'off' }
  const label = why === 'make-up' ? MAKE_UP : name
  if (label !== undefined) line.name = label
  if (estimated) line.estimated = true
  return line
}

function finish(start: string, walked: DueLine[]): DueDate {
  const last: DueLine = { ...(walked.at(-1) ?? { date: start }), kind: 'due' }
  const lines: DueLine[] = [{ date: start, kind: 'start' }, ...walked.slice(0, -1), last]
  const dueAt = new Date((dayNumber(last.date) + 1) * 24 * HOUR - 8 * HOUR).toISOString()
  return { due: last.date, dueAt, estimated: lines.some((line) => line.estimated), lines }
}

function dueInHours(start: string, hours: number, free: readonly FreeSpan[]): DueDate {
  const begin = instant(isDate(start) ? `${start}T00:00:00+08:00` : start)
  const from = dayNumber(shanghaiDate(begin))
  const paused: DueLine[] = []
  let end = begin.getTime() + hours * HOUR
  for (const { after, through, reason } of free) {
    if (dayNumber(shanghaiDate(new Date(end))) < after) break
    for (let day = Math.max(after, from) + 1; day <= through; day++) {
      paused.push({ date: dateOf(day), kind: 'pause', name: reason })
      end += 24 * HOUR
    }
  }
  const dueAt = new Date(end)
  const due = shanghaiDate(dueAt)
  const lines: DueLine[] = [{ date: dateOf(from), kind: 'start' }, ...paused, { date: due, kind: 'due' }]
  return { due, dueAt: dueAt.toISOString(), estimated: false, lines }
}

function calendarLength(from: string, limit: { days: number } | { months: number } | { years: number }): number {
  if ('days' in limit) return limit.days
  const months = whole('months' in limit ? limit.months : limit.years * 12)
  return dayNumber(addMonths(from, months)) - dayNumber(from)
}

function whole(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0 || n > LONGEST) throw new RangeError(`Not a usable number: ${n}`)
  return n
}

function instant(text: string): Date {
  const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)
  // The platform reads 30 February as 2 March, so the date is checked first.
  const date = new Date(zoned && isDate(text.slice(0, 10)) ? text : Number.NaN)
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not a date or instant: ${text}`)
  return date
}
