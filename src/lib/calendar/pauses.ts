import { dayNumber } from './day-number'

/**
 * A stop of a clock. The day it begins is used up; the days from the next one through `to`, the day the clock resumes,
 * are free; counting goes on the day after. A stop that still runs is written with today as `to`.
 */
export type Pause = { from: string; to: string; reason: string }

/** Days `after < day <= through` that a pause makes free. */
export type FreeSpan = { after: number; through: number; reason: string }

/**
 * The free spans of pauses in order of time, without overlaps (a day belongs to the pause that began first).
 * A pause that ends on the day it began, or before, frees nothing.
 */
export function freeSpans(pauses: readonly Pause[]): FreeSpan[] {
  const spans: FreeSpan[] = []
  let reached = Number.NEGATIVE_INFINITY
  for (const { after, through, reason } of pauses.map(toSpan).sort((a, b) => a.after - b.after)) {
    if (through <= Math.max(after, reached)) continue
    spans.push({ after: Math.max(after, reached), through, reason })
    reached = through
  }
  return spans
}

function toSpan({ from, to, reason }: Pause): FreeSpan {
  return { after: dayNumber(from), through: dayNumber(to), reason }
}
