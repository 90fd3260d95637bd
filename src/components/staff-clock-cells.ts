import { addDays } from '@/lib/calendar/add-days'
import type { SaidClock, SaidLine } from '@/lib/cases/views/say-clocks'
import type { DayCell, DayKind } from './day-strip'

type Words = { start: string; today: string; due: string; weekdays: readonly string[] }

/** Days of the strip of one clock, with the days after the limit up to today when it is over. */
export function clockCells(clock: SaidClock, { today, words }: { today: string; words: Words }): DayCell[] {
  const running = clock.state === 'running' || clock.state === 'paused'
  const cells = clock.lines.map((line) => cellOf(line, { today: running ? today : '', words }))
  const last = clock.lines.at(-1)?.date
  return running && last && last < today ? [...cells, ...late(last, { today, words })] : cells
}

function cellOf(line: SaidLine, { today, words }: { today: string; words: Words }): DayCell {
  const now = line.date === today
  return {
    date: line.date,
    label: labelOf(line.date, line.kind === 'off' ? words.weekdays : []),
    kind: now && line.kind !== 'start' ? 'now' : kindOf(line, today),
    top: line.kind === 'start' ? words.start : now ? words.today : undefined,
    flag: line.kind === 'due' ? words.due : undefined,
    why: line.name || undefined,
  }
}

function kindOf({ kind, date }: SaidLine, today: string): DayKind {
  if (kind === 'start' || kind === 'off' || kind === 'pause') return kind
  return today !== '' && date > today ? 'ahead' : 'done'
}

/** Over-long delays are not drawn day by day: the strip ends with today. */
const mostLate = 10

function late(last: string, { today, words }: { today: string; words: Words }): DayCell[] {
  const days: DayCell[] = []
  for (let date = addDays(last, 1); date < today && days.length < mostLate; date = addDays(date, 1)) {
    days.push({ date, label: labelOf(date, []), kind: 'off' })
  }
  return [...days, { date: today, label: labelOf(today, []), kind: 'now', top: words.today }]
}

/** 26; 六 for days that are off, where the language has short words. */
function labelOf(date: string, weekdays: readonly string[]): string {
  const day = new Date(`${date}T00:00:00Z`)
  const week = day.getUTCDay()
  return (week === 0 || week === 6 ? weekdays[week] : undefined) ?? String(day.getUTCDate())
}
