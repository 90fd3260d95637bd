import { dueDate, type Limit } from '@/lib/calendar/due-date'
import { passes } from '@/lib/forms/conditions'
import { withRow } from '@/lib/forms/scope'
import { evaluate, evaluateSpan } from '@/lib/forms/values'
import { type Member, members } from './cast'
import type { CaseState, Compiled, RuleContext, TaskState } from './state'

type TaskRule = NonNullable<Compiled['stages'][string]['tasks']>[string]

/** Opens the tasks of the stage that the case is in now: one for its holder, and one for each member of each task. */
export function openTasks(state: CaseState, ctx: RuleContext): void {
  const stage = ctx.compiled.stages[state.stage]
  if (!stage) return
  const at = { state, scope: ctx.scope(state) }
  if (stage.holder) {
    for (const { member } of members(ctx.compiled, stage.holder, at)) {
      state.tasks.push(
        newTask({ group: '@holder', no: state.tasks.length, member, dueOn: stageDue(state) }, state, ctx),
      )
    }
  }
  for (const [group, rule] of Object.entries(stage.tasks ?? {})) {
    if (rule.if === undefined || passes(rule.if, at.scope)) openGroup(group, rule, { state, ctx })
  }
}

/** The day by which the holder has to act: the promised limit once accepted, before that the first clock to ring. */
function stageDue(state: CaseState): string | null {
  if (state.acceptedAt && state.dueOn) return state.dueOn
  const running = state.clocks.flatMap((clock) => (clock.state === 'running' && clock.dueOn ? [clock.dueOn] : []))
  return running.sort()[0] ?? null
}

function openGroup(group: string, rule: TaskRule, { state, ctx }: { state: CaseState; ctx: RuleContext }): void {
  const scope = ctx.scope(state)
  members(ctx.compiled, rule.to, { state, scope }).forEach(({ member, row }, no) => {
    const limit = rule.limit && evaluateSpan(rule.limit, scope)
    const due =
      limit && !('until' in limit) ? dueDate({ calendar: ctx.calendar, start: ctx.now, limit: limit as Limit }) : null
    const task = newTask({ group, no, member, dueOn: due?.due ?? null }, state, ctx)
    const fetch =
      rule.fetch === undefined ? null : evaluate(rule.fetch, row === undefined ? scope : withRow(scope, row))
    const opened = { ...task, ask: rule.form ?? null, people: rule.people, nextAt: due?.dueAt ?? null }
    state.tasks.push(typeof fetch === 'string' ? { ...opened, fetch } : opened)
  })
}

/** Opens the task in which an approval is asked for; its data keeps what was asked. */
export function openApproval(
  state: CaseState,
  ctx: RuleContext,
  row: { action: string; approve: string; asked: Record<string, unknown> },
): void {
  const at = { state, scope: ctx.scope(state) }
  for (const { member } of members(ctx.compiled, row.approve, at)) {
    const task = newTask({ group: `@approve:${row.action}`, no: state.tasks.length, member, dueOn: null }, state, ctx)
    state.tasks.push({ ...task, data: row.asked })
  }
}

function newTask(
  given: { group: string; no: number; member: Member; dueOn: string | null },
  state: CaseState,
  ctx: RuleContext,
): TaskState {
  const { member } = given
  return {
    id: ctx.newId(),
    stage: state.stage,
    group: given.group,
    no: given.no,
    unit: 'desk' in member ? member.desk.unit : null,
    role: 'desk' in member ? member.desk.role : null,
    account: null,
    party: 'person' in member ? member.person : null,
    ask: null,
    state: 'open',
    people: 1,
    signed: [],
    dueOn: given.dueOn,
    nextAt: null,
    data: null,
  }
}

/** Takes back or, in an interrupting stage, suspends the open tasks of the stage that is left. */
export function closeTasks(state: CaseState, to: 'withdrawn' | 'suspended'): void {
  for (const task of state.tasks)
    if (task.state === 'open' || (to === 'withdrawn' && task.state === 'suspended')) task.state = to
}

/** Gives suspended tasks of the stage back to their desks. */
export function resumeTasks(state: CaseState): void {
  for (const task of state.tasks) if (task.state === 'suspended' && task.stage === state.stage) task.state = 'open'
}

/** Whether the tasks of a group in the present stage are joined. A group without members is. */
export function isJoined(state: CaseState, group: string, ctx: RuleContext): boolean {
  const rule = ctx.compiled.stages[state.stage]?.tasks?.[group]
  const tasks = currentTasks(state, group)
  if (!rule || tasks.length === 0) return true
  const ended = tasks.filter((task) => task.state === 'done' || task.state === 'lapsed').length
  if (rule.join === 'any') return ended > 0
  if (rule.join === 'all') return ended === tasks.length
  const quorum = Number(evaluate(rule.join.quorum, ctx.scope(state)))
  return Number.isFinite(quorum) ? ended >= quorum : ended === tasks.length
}

/** Tasks of a group that belong to the present stay in the stage: a stage that is entered again opens new ones. */
export function currentTasks(state: CaseState, group: string): TaskState[] {
  return state.tasks.filter((task) => task.stage === state.stage && task.group === group && task.state !== 'withdrawn')
}

/** Tasks done in an earlier stay in this stage no longer count. */
export function retireTasks(state: CaseState, stage: string): void {
  state.tasks = state.tasks.map((task) =>
    task.stage === stage && (task.state === 'done' || task.state === 'lapsed') ? { ...task, stage: `${stage}@` } : task,
  )
}
