import 'server-only'
import { type DueLine, dueDate, type Limit } from '@/lib/calendar/due-date'
import { type Light, light } from '@/lib/calendar/light'
import type { Calendar } from '@/lib/calendar/schema'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { CaseState, ClockState } from '../rules/state'

export type ClockView = {
  key: string
  state: ClockState['state']
  /** Date on which it began. */
  start: string
  limit: Limit | { until: string }
  due: string | null
  estimated: boolean
  extended: boolean
  /** Day by day why this is the date; empty for a clock without counting. */
  lines: DueLine[]
}

/** The clocks of a case that screens explain: each with its date and, line by line, why it is that date. */
export function clockViews(state: CaseState, calendar: Calendar, today: string): ClockView[] {
  return state.clocks.map((clock) => ({
    key: clock.key,
    state: clock.state,
    start: shanghaiDate(new Date(clock.startedAt)),
    limit: clock.limit,
    due: clock.dueOn,
    estimated: clock.estimated,
    extended: clock.extended,
    lines: linesOf(clock, calendar, today),
  }))
}

function linesOf(clock: ClockState, calendar: Calendar, today: string): DueLine[] {
  if ('until' in clock.limit || 'hours' in clock.limit) return []
  const pauses = clock.pauses.map((pause) => ({ ...pause, to: pause.to ?? today }))
  return dueDate({ calendar, start: clock.startedAt, limit: clock.limit as Limit, pauses }).lines
}

/** The light of a case, or null before a limit runs and after the case has ended. */
export function caseLight(
  state: Pick<CaseState, 'dueOn' | 'legalDueOn' | 'acceptedAt' | 'closedAt'>,
  { calendar, today }: { calendar: Calendar; today: string },
): Light | null {
  if (!state.dueOn || !state.acceptedAt || state.closedAt) return null
  const start = shanghaiDate(new Date(state.acceptedAt))
  return light({ calendar, start, promised: state.dueOn, legal: state.legalDueOn, today })
}
