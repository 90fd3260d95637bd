import type { Pause } from './pauses'
import { remainingWorkingDays } from './remaining-working-days'
import type { Calendar } from './schema'

export type Light = 'green' | 'yellow' | 'red' | 'black'

/** `start`, `promised`, `legal` and `today` are dates; `legal` is left out where the law knows no limit. */
export type LightQuestion = {
  calendar: Calendar
  start: string
  promised: string
  legal?: string | null
  today: string
  pauses?: readonly Pause[]
}

/**
 * The supervision light of a clock. Black: past the legal date. Red: past the promised date. Yellow: at most 30 % of the
 * working days, or at most two, are left after today; where three or fewer were promised, only on the last day. Else
 * green. Thresholds are the product's defaults after county practice. @throws RangeError for dates that do not exist.
 */
export function light({ calendar, start, promised, legal, today, pauses }: LightQuestion): Light {
  if (legal && today > legal) return 'black'
  if (today > promised) return 'red'
  const span = { calendar, due: promised, ...(pauses ? { pauses } : {}) }
  const total = remainingWorkingDays({ ...span, today: start })
  if (total <= 3) return today === promised ? 'yellow' : 'green'
  const left = remainingWorkingDays({ ...span, today })
  return left <= 2 || left * 10 <= total * 3 ? 'yellow' : 'green'
}
