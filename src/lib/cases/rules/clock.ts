import { addDays } from '@/lib/calendar/add-days'
import { dueDate, type Limit } from '@/lib/calendar/due-date'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { passes } from '@/lib/forms/conditions'
import { resolve } from '@/lib/forms/scope'
import { evaluateSpan } from '@/lib/forms/values'
import type { CaseState, ClockState, ClockVerb, Compiled, RuleContext } from './state'

type CompiledClock = Compiled['clocks'][string]
const going: readonly ClockState['state'][] = ['running', 'paused', 'suspended']

/**
 * Sets every clock of a case for the stage it is in now: starts what runs here, pauses what the stage pauses, suspends in
 * an interrupting stage what does not run there, stops the rest. Due dates are computed anew. Changes `state.clocks`.
 */
export function setClocks(state: CaseState, ctx: RuleContext): ClockVerb[] {
  const verbs = Object.values(ctx.compiled.clocks).flatMap((clock) => setClock(clock, state, ctx))
  setLimits(state)
  return verbs
}

/** The two limits that lists and screens show, from the clocks of these names. */
export function setLimits(state: CaseState): void {
  const due = (key: string) => state.clocks.findLast((clock) => clock.key === key && clock.state !== 'stopped')?.dueOn
  state.dueOn = due('promised') ?? state.dueOn
  state.legalDueOn = due('legal') ?? state.legalDueOn
}

function setClock(clock: CompiledClock, state: CaseState, ctx: RuleContext): ClockVerb[] {
  const row = state.clocks.findLast((each) => each.key === clock.id && going.includes(each.state))
  const wanted = wantedState(clock, state, ctx)
  if (!row) return wanted === 'running' || wanted === 'paused' ? start(clock, wanted, { state, ctx }) : []
  if (row.state === wanted) return []
  const reason = pauseReason(clock, state)
  if (wanted === 'stopped') {
    settle(row, 'stopped', ctx)
    return [{ clock: row.id, verb: 'stop', reason: null }]
  }
  settle(row, wanted, ctx, reason)
  return [{ clock: row.id, verb: wanted === 'running' ? 'resume' : 'pause', reason }]
}

function wantedState(clock: CompiledClock, state: CaseState, ctx: RuleContext): ClockState['state'] {
  const here = ctx.scope(state)
  if (!clock.stages.includes(state.stage))
    return ctx.compiled.interrupts.includes(state.stage) ? 'suspended' : 'stopped'
  if (clock.if !== undefined && !passes(clock.if, here)) return 'stopped'
  const pause = ctx.compiled.stages[state.stage]?.pauses?.[clock.id]
  return pause && (pause.if === undefined || passes(pause.if, here)) ? 'paused' : 'running'
}

function pauseReason(clock: CompiledClock, state: CaseState): string {
  return state.phase === 'supplement' ? 'SUPP' : clock.pausedIn.includes(state.stage) ? 'PAUSE' : 'SUPP'
}

function settle(row: ClockState, wanted: ClockState['state'], ctx: RuleContext, reason = 'SUPP'): void {
  row.state = wanted
  const open = row.pauses.find((pause) => pause.to === null)
  if (wanted === 'running' && open) open.to = ctx.today
  if ((wanted === 'paused' || wanted === 'suspended') && !open) row.pauses.push({ from: ctx.today, to: null, reason })
  if (wanted === 'stopped') row.nextAt = null
  else compute(row, ctx)
}

function start(
  clock: CompiledClock,
  wanted: 'running' | 'paused',
  { state, ctx }: { state: CaseState; ctx: RuleContext },
): ClockVerb[] {
  const scope = ctx.scope(state)
  const limit = evaluateSpan(clock.limit, scope)
  if (!limit) return []
  const from = clock.from ? resolve(clock.from as `$${string}`, scope) : undefined
  const row: ClockState = {
    id: ctx.newId(),
    key: clock.id,
    state: wanted,
    startedAt: typeof from === 'string' ? from : ctx.now,
    limit,
    pauses: wanted === 'paused' ? [{ from: ctx.today, to: null, reason: pauseReason(clock, state) }] : [],
    dueOn: null,
    dueAt: null,
    nextAt: null,
    estimated: false,
    light: clock.light,
    extended: false,
  }
  compute(row, ctx)
  state.clocks.push(row)
  return [{ clock: row.id, verb: 'start', reason: null }]
}

/**
 * Computes the due date of a clock from its start, limit and pauses. A clock that stands still is shown with the date it
 * would have if it went on today, and does not ring.
 */
export function compute(row: ClockState, { calendar, today }: Pick<RuleContext, 'calendar' | 'today'>): void {
  if ('until' in row.limit) {
    const day = shanghaiDateOf(row.limit.until)
    Object.assign(row, { dueOn: day, dueAt: endOf(row.limit.until), estimated: false })
  } else {
    const pauses = row.pauses.map((pause) => ({ ...pause, to: pause.to ?? today }))
    const due = dueDate({ calendar, start: row.startedAt, limit: row.limit as Limit, pauses })
    Object.assign(row, { dueOn: due.due, dueAt: due.dueAt, estimated: due.estimated })
  }
  row.nextAt = row.state === 'running' ? row.dueAt : null
}

function shanghaiDateOf(text: string): string {
  return text.length === 10 ? text : shanghaiDate(new Date(text.includes('Z') ? text : `${text}+08:00`))
}

function endOf(text: string): string {
  if (text.length === 10) return new Date(`${addDays(text, 1)}T00:00:00+08:00`).toISOString()
  return new Date(text.includes('Z') ? text : `${text}+08:00`).toISOString()
}

/** Extends a clock once. False when it was extended before or does not run. */
export function extendClock(state: CaseState, key: string, by: Limit, ctx: RuleContext): ClockVerb | null {
  const row = state.clocks.findLast((clock) => clock.key === key && going.includes(clock.state))
  const [unit, more] = Object.entries(by)[0] ?? []
  if (!row || row.extended || !unit || 'until' in row.limit) return null
  const now = (row.limit as Record<string, number>)[unit]
  if (now === undefined) return null
  row.limit = { [unit]: now + Number(more) } as Limit
  row.extended = true
  compute(row, ctx)
  setLimits(state)
  return { clock: row.id, verb: 'extend', reason: null }
}
