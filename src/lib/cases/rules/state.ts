import type { Limit } from '@/lib/calendar/due-date'
import type { Calendar } from '@/lib/calendar/schema'
import type { Compiled, CompiledRow } from '@/lib/catalogue/compile'
import type { Effect } from '@/lib/catalogue/effects'
import type { Scope } from '@/lib/forms/scope'

/** A desk that work is given to: a role at a unit. */
export type Desk = { unit: string; role: string }

export type PauseSpan = { from: string; to: string | null; reason: string }

export type ClockState = {
  id: string
  key: string
  state: 'running' | 'paused' | 'suspended' | 'stopped' | 'elapsed'
  /** ISO instant. */
  startedAt: string
  limit: Limit | { until: string }
  pauses: PauseSpan[]
  dueOn: string | null
  dueAt: string | null
  nextAt: string | null
  estimated: boolean
  light: 'red' | 'black'
  extended: boolean
}

export type TaskState = {
  id: string
  stage: string
  /** Name of the stage's task, `@holder` for the stage's own holder, `@approve:<action>` for an approval asked for. */
  group: string
  no: number
  unit: string | null
  role: string | null
  account: string | null
  party: string | null
  ask: string | null
  state: 'open' | 'done' | 'lapsed' | 'withdrawn' | 'suspended'
  people: number
  signed: string[]
  dueOn: string | null
  nextAt: string | null
  data: Record<string, unknown> | null
  /** Connector that is asked for its answer; only on a task that is opened now. */
  fetch?: string
}

export type Child = { id: string; service: string; phase: string; outcome: string | null }

export type PartyState = {
  role: string
  no: number
  kind: string
  subject: string | null
  snapshot: Record<string, unknown>
}

/** A case as the rules see it: plain data, opened envelopes. Instants are ISO texts, dates `YYYY-MM-DD`. */
export type CaseState = {
  id: string
  no: string
  service: string
  unitPath: string
  sharedWith: string[]
  stage: string
  phase: string
  back: { stage: string } | null
  outcome: string | null
  channel: string
  priority: number
  holderUnit: string | null
  holder: string | null
  holderSince: string
  firstOwner: string | null
  lead: string | null
  parent: string | null
  receivedAt: string
  acceptedAt: string | null
  decidedAt: string | null
  closedAt: string | null
  dueOn: string | null
  legalDueOn: string | null
  late: string | null
  rowVersion: number
  answers: Record<string, unknown>
  /** Answers of the forms that actions asked, by action; the latest wins. */
  asked: Record<string, Record<string, unknown>>
  /** Accounts that took an action or signed a task, by action or task name. */
  actedBy: Record<string, string[]>
  parties: PartyState[]
  tasks: TaskState[]
  clocks: ClockState[]
  children: Child[]
  materials: { key: string; state: string; dueOn: string | null }[]
}

/** Who moves the case: an account, or nobody (a clock, a join, a child case). */
export type Mover = { account: string | null; by: string; channel: string }

export type RuleContext = {
  compiled: Compiled
  calendar: Calendar
  /** ISO instant. */
  now: string
  today: string
  mover: Mover
  newId: () => string
  scope: (state: CaseState) => Scope
}

export type PlannedEvent = {
  verb: string
  action: string | null
  from: string | null
  to: string | null
  audience: 'all' | 'staff'
  mover: Mover
  data: Record<string, unknown> | null
}

export type ClockVerb = {
  clock: string
  verb: 'start' | 'pause' | 'resume' | 'extend' | 'stop' | 'elapse'
  reason: string | null
}

/** Everything that one move changes: the new state, what happened on the way, and the effects still to be carried out. */
export type Plan = {
  before: CaseState
  after: CaseState
  events: PlannedEvent[]
  clockVerbs: ClockVerb[]
  effects: { effect: Effect; action: string | null }[]
  /** Public notices to begin; `ended` stages take theirs down. */
  notices: { template: string; audience: unknown; stage: string }[]
  leftStages: string[]
}

export type { Compiled, CompiledRow }
