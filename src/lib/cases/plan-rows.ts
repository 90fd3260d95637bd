import 'server-only'
import { now } from '@/lib/kernel/clock'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { CaseState, ClockState, Plan, TaskState } from './rules/state'

/** The rows of a plan as the one statement takes them: names of columns, envelopes closed. */
export function caseRow(state: CaseState) {
  return {
    id: state.id,
    unit_path: state.unitPath,
    shared_with: state.sharedWith,
    stage: state.stage,
    phase: state.phase,
    back: state.back,
    outcome: state.outcome,
    holder_unit: state.holderUnit,
    holder: state.holder,
    holder_since: state.holderSince,
    lead: state.lead,
    asked_enc: Object.keys(state.asked).length > 0 ? sealJson(state.asked, `case.asked:${state.id}`) : null,
    accepted_at: state.acceptedAt,
    decided_at: state.decidedAt,
    closed_at: state.closedAt,
    due_on: state.dueOn,
    legal_due_on: state.legalDueOn,
    late: state.late,
    row_version: state.rowVersion,
  }
}

function taskRow(state: CaseState, task: TaskState) {
  return {
    id: task.id,
    case_id: state.id,
    stage: task.stage,
    grp: task.group,
    no: task.no,
    unit_path: task.unit,
    role: task.role,
    account: task.account,
    party: task.party,
    ask: task.ask,
    state: task.state,
    priority: state.priority,
    people: task.people,
    signed: task.signed,
    due_on: task.dueOn,
    next_at: task.nextAt,
    done: task.state === 'done',
    data_enc: task.data ? sealJson(task.data, `task.data:${task.id}`) : null,
  }
}

function clockRow(state: CaseState, clock: ClockState) {
  return {
    id: clock.id,
    case_id: state.id,
    key: clock.key,
    state: clock.state,
    started_at: clock.startedAt,
    limit: clock.limit,
    pauses: clock.pauses,
    due_on: clock.dueOn,
    due_at: clock.dueAt,
    next_at: clock.nextAt,
    estimated: clock.estimated,
    light: clock.light,
    extended: clock.extended,
  }
}

const changed = <T extends { id: string }>(before: T[], after: T[]) => {
  const earlier = new Map(before.map((row) => [row.id, JSON.stringify(row)]))
  return after.filter((row) => earlier.get(row.id) !== JSON.stringify(row))
}

/** Tasks, clocks and events that a plan adds or changes. Event numbers grow with the row version, so two writers collide. */
export function childRows({ before, after, events, clockVerbs }: Plan) {
  const known = new Set([...before.tasks, ...before.clocks].map((row) => row.id))
  const tasks = changed(before.tasks, after.tasks).map((task) => taskRow(after, task))
  const clocks = changed(before.clocks, after.clocks).map((clock) => clockRow(after, clock))
  return {
    newTasks: tasks.filter((row) => !known.has(row.id)),
    oldTasks: tasks.filter((row) => known.has(row.id)),
    newClocks: clocks.filter((row) => !known.has(row.id)),
    oldClocks: clocks.filter((row) => known.has(row.id)),
    clockEvents: clockVerbs.map((each) => ({ ...each, case_id: after.id })),
    events: events.map((event, index) => {
      const id = newId()
      return {
        id,
        at: now().toISOString(),
        case_id: after.id,
        no: after.rowVersion * 100 + index,
        account: event.mover.account,
        by: event.mover.by,
        channel: event.mover.channel,
        verb: event.verb,
        action: event.action,
        from: event.from,
        to: event.to,
        audience: event.audience,
        data_enc: event.data ? sealJson(event.data, `case_event.data:${id}`) : null,
      }
    }),
  }
}
