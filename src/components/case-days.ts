import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import type { DayCell, DayKind } from './day-strip'

type Line = {
  date: string
  kind: 'start' | 'counted' | 'off' | 'make-up' | 'pause' | 'due'
  n?: number
  name: string
}
type Clock = { key: string; state: string; due: string | null; lines: Line[] }
type View = { today: string; closedAt: string | null; clocks: Clock[] }
type Words = {
  promised: (date: string) => string
  legal: (date: string) => string
  answer: (date: string) => string
  today: string
  start: string
  closed: string
}

/** The most days that are drawn, so that a long legal limit does not bury the promise. */
const most = 30

/** Clock that a strip is drawn of: the promise once it runs, before that the one that is over first. */
export function leadingClock<T extends Clock>(clocks: T[]): T | undefined {
  const drawn = clocks.filter((clock) => clock.lines.length > 1)
  const live = drawn.filter((clock) => clock.state !== 'stopped')
  return (
    drawn.findLast((clock) => clock.key === 'promised') ??
    live.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))[0]
  )
}

/**
 * The days of a case, one cell each, from the lines of its clocks: the leading limit to its end, and further to the legal
 * one or to today where that is near. `today` of a closed case is the day on which it was closed.
 */
export function caseDays(view: View, locale: Locale, words: Words): DayCell[] {
  const lead = leadingClock(view.clocks)
  if (!lead || lead.state === 'suspended') return []
  const now = view.closedAt ? shanghaiDate(new Date(view.closedAt)) : view.today
  const legal = view.clocks.findLast((clock) => clock.key === 'legal')
  const lines = joinedLines(lead, legal, now)
  const flagWord = lead.key === 'promised' ? words.promised : words.answer
  const flag = (date: string) => {
    const short = sayDate(date, locale, 'short')
    if (date === lead.due) return flagWord(short)
    return date === legal?.due ? words.legal(short) : undefined
  }
  return lines.map((line, at) => ({
    date: line.date,
    label: dayLabel(line, locale),
    kind: kindOf(line, now),
    flag: flag(line.date),
    top: line.date === now ? (view.closedAt ? words.closed : words.today) : at === 0 ? words.start : undefined,
    why: line.name || undefined,
  }))
}

/** The leading clock's days, then those of the legal one: all when they are few, else up to today. */
function joinedLines(lead: Clock, legal: Clock | undefined, now: string): Line[] {
  const last = lead.lines.at(-1)?.date ?? ''
  const more = legal?.lines.filter((line) => line.date > last) ?? []
  if (lead.lines.length + more.length <= most) return [...lead.lines, ...more]
  return [...lead.lines, ...more.filter((line) => line.date <= now)].slice(-most)
}

const off: readonly Line['kind'][] = ['off', 'pause']

function kindOf(line: Line, now: string): DayKind {
  if (line.date === now && line.kind !== 'start') return 'now'
  if (line.kind === 'start' || line.kind === 'off' || line.kind === 'pause') return line.kind
  return line.date < now ? 'done' : 'ahead'
}

const weekdays = {
  'zh-Hans': ['日', '一', '二', '三', '四', '五', '六'],
  'zh-Hant': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
} as const

function dayLabel({ date, kind }: Line, locale: Locale): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const weekend = weekday === 0 || weekday === 6
  return off.includes(kind) && weekend ? (weekdays[locale][weekday] ?? '') : String(Number(date.slice(8)))
}
