import type { Limit } from '@/lib/calendar/due-date'
import { passes } from '@/lib/forms/conditions'
import { evaluate, evaluateSpan } from '@/lib/forms/values'
import { triggered } from './actions'
import { members, unitPath } from './cast'
import { extendClock, setClocks } from './clock'
import type { CaseState, CompiledRow, Plan, RuleContext } from './state'
import { closeTasks, isJoined, openApproval, openTasks, resumeTasks, retireTasks } from './tasks'

const accepted = ['accepted', 'working']
const ended = ['closed', 'declined', 'withdrawn', 'moved']
const mostMoves = 20

function newPlan(state: CaseState): Plan {
  const after = structuredClone(state)
  return { before: state, after, events: [], clockVerbs: [], effects: [], notices: [], leftStages: [] }
}

/** A plan for a case that is opened now: it enters its first stage. `state` has no stage yet. */
export function planOpening(state: CaseState, ctx: RuleContext): Plan {
  const plan = newPlan(state)
  enter(plan, ctx.compiled.initial, { ctx, action: null })
  plan.events.unshift({
    verb: 'open',
    action: null,
    from: null,
    to: ctx.compiled.initial,
    audience: 'all',
    mover: ctx.mover,
    data: null,
  })
  settle(plan, ctx)
  return plan
}

/** A plan for an action that the caller has found available, with the checked answers of what it asks. */
export function planAction(
  state: CaseState,
  ctx: RuleContext,
  move: { row: CompiledRow; asked: Record<string, unknown> | null },
): Plan {
  const plan = newPlan(state)
  const { row, asked } = move
  if (row.approve) {
    openApproval(plan.after, ctx, { action: row.action, approve: row.approve, asked: asked ?? {} })
    plan.events.push({
      verb: 'ask-approval',
      action: row.action,
      from: state.stage,
      to: null,
      audience: 'staff',
      mover: ctx.mover,
      data: asked,
    })
    return plan
  }
  carryOut(plan, row, { ctx, asked })
  settle(plan, ctx)
  return plan
}

/**
 * A plan for a task that was finished, signed or answered; the caller has changed nothing yet. Without an account a register
 * has answered it, for everybody who should have signed.
 */
export function planTask(
  state: CaseState,
  ctx: RuleContext,
  done: { task: string; data: Record<string, unknown> | null; account: string | null },
): Plan {
  const plan = newPlan(state)
  const task = plan.after.tasks.find((each) => each.id === done.task)
  if (!task) return plan
  const signer = done.account === null ? [] : [done.account]
  task.signed = [...new Set([...task.signed, ...signer])]
  if (done.data) task.data = done.data
  const finished = done.account === null || task.signed.length >= task.people
  if (finished) Object.assign(task, { state: 'done', account: done.account, nextAt: null })
  const acted = plan.after.actedBy
  acted[task.group] = [...new Set([...(acted[task.group] ?? []), ...signer])]
  const hidden = ctx.compiled.stages[task.stage]?.tasks?.[task.group]?.hidden === true
  plan.events.push({
    verb: finished ? 'task-done' : 'task-signed',
    action: task.group,
    from: task.stage,
    to: null,
    audience: hidden ? 'staff' : 'all',
    mover: ctx.mover,
    data: done.data,
  })
  settle(plan, ctx)
  return plan
}

/** A plan for an approval that was given or refused. */
export function planApproval(
  state: CaseState,
  ctx: RuleContext,
  answer: { task: string; agreed: boolean; data: Record<string, unknown>; account: string },
): Plan {
  const plan = newPlan(state)
  const task = plan.after.tasks.find((each) => each.id === answer.task)
  const row = task && ctx.compiled.rows.find((each) => `@approve:${each.action}` === task.group)
  if (!task || !row) return plan
  for (const other of plan.after.tasks)
    if (other.group === task.group && other.state === 'open') other.state = 'withdrawn'
  Object.assign(task, { state: 'done', account: answer.account })
  plan.events.push({
    verb: answer.agreed ? 'approve' : 'refuse-approval',
    action: row.action,
    from: state.stage,
    to: null,
    audience: 'staff',
    mover: ctx.mover,
    data: answer.data,
  })
  if (answer.agreed) carryOut(plan, row, { ctx, asked: task.data })
  settle(plan, ctx)
  return plan
}

/** A plan for what time or another case set off: an elapsed clock, a lapsed task, a finished child. Empty when nothing follows. */
export function planTrigger(
  state: CaseState,
  ctx: RuleContext,
  trigger: { elapsed: string } | { lapsed: string } | { child: string },
): Plan {
  const plan = newPlan(state)
  if ('elapsed' in trigger) elapse(plan, trigger.elapsed, ctx)
  if ('lapsed' in trigger) lapse(plan, trigger.lapsed, ctx)
  const row = triggered(plan.after, ctx, (on) => follows(on, plan.after, trigger))
  if (row) carryOut(plan, row, { ctx, asked: null })
  settle(plan, ctx)
  return plan
}

function follows(
  on: NonNullable<CompiledRow['on']>,
  state: CaseState,
  trigger: { elapsed: string } | { lapsed: string } | { child: string },
): boolean {
  if ('elapsed' in trigger)
    return 'elapsed' in on && on.elapsed === state.clocks.find((clock) => clock.id === trigger.elapsed)?.key
  if ('lapsed' in trigger)
    return 'lapsed' in on && on.lapsed === state.tasks.find((task) => task.id === trigger.lapsed)?.group
  return 'child' in on && on.child === trigger.child
}

function elapse(plan: Plan, id: string, ctx: RuleContext): void {
  const clock = plan.after.clocks.find((each) => each.id === id)
  if (!clock) return
  Object.assign(clock, { state: 'elapsed', nextAt: null })
  plan.clockVerbs.push({ clock: id, verb: 'elapse', reason: null })
  if (clock.key === 'promised' && !plan.after.late) plan.after.late = 'promised'
  if (clock.key === 'legal') plan.after.late = 'legal'
  plan.events.push({
    verb: 'elapsed',
    action: clock.key,
    from: plan.after.stage,
    to: null,
    audience: 'staff',
    mover: ctx.mover,
    data: null,
  })
}

function lapse(plan: Plan, id: string, ctx: RuleContext): void {
  const task = plan.after.tasks.find((each) => each.id === id)
  if (!task) return
  task.nextAt = null
  const silence = ctx.compiled.stages[task.stage]?.tasks?.[task.group]?.silence ?? 'escalate'
  if (silence === 'agree' || silence === 'refuse') Object.assign(task, { state: 'lapsed', data: { silence } })
  plan.events.push({
    verb: `task-${silence}`,
    action: task.group,
    from: task.stage,
    to: null,
    audience: 'staff',
    mover: ctx.mover,
    data: null,
  })
}

function carryOut(
  plan: Plan,
  row: CompiledRow,
  { ctx, asked }: { ctx: RuleContext; asked: Record<string, unknown> | null },
): void {
  const state = plan.after
  if (asked) state.asked = { ...state.asked, [row.action]: asked }
  if (ctx.mover.account)
    state.actedBy[row.action] = [...new Set([...(state.actedBy[row.action] ?? []), ctx.mover.account])]
  const to = destination(row, state, ctx)
  plan.events.push({
    verb: 'act',
    action: row.action,
    from: state.stage,
    to,
    audience: to === '@same' ? 'staff' : 'all',
    mover: ctx.mover,
    data: asked,
  })
  plan.effects.push(...(row.do ?? []).map((effect) => ({ effect, action: row.action })))
  if (row.extend) extend(plan, row.extend, ctx)
  if (to === '@same') return
  move(plan, to, { ctx, action: row.action })
}

function extend(plan: Plan, rule: NonNullable<CompiledRow['extend']>, ctx: RuleContext): void {
  const by = evaluateSpan(rule.by, ctx.scope(plan.after))
  const verb = by && extendClock(plan.after, rule.clock, by as Limit, ctx)
  if (verb) plan.clockVerbs.push(verb)
}

/** Where a row leads: branches are tried in order; `@first` and `@back` become stages, `@same` stays a word. */
export function destination(row: CompiledRow, state: CaseState, ctx: RuleContext): string {
  const scope = ctx.scope(state)
  const to =
    typeof row.to === 'string'
      ? row.to
      : (row.to.find((branch) => branch.if === undefined || passes(branch.if, scope))?.to ?? '@same')
  if (to === '@first') return ctx.compiled.first ?? '@same'
  if (to === '@back') return state.back?.stage ?? ctx.compiled.first ?? '@same'
  return to
}

function move(plan: Plan, to: string, { ctx, action }: { ctx: RuleContext; action: string }): void {
  const state = plan.after
  const returning = state.back?.stage === to && ctx.compiled.interrupts.includes(state.stage)
  const interrupting = ctx.compiled.interrupts.includes(to) && !ctx.compiled.interrupts.includes(state.stage)
  plan.leftStages.push(state.stage)
  if (returning)
    for (const task of state.tasks) {
      if (task.stage === state.stage && task.state === 'open') task.state = 'withdrawn'
    }
  else closeTasks(state, interrupting ? 'suspended' : 'withdrawn')
  state.back = interrupting ? { stage: state.stage } : null
  if (returning) comeBack(plan, to, ctx)
  else enter(plan, to, { ctx, action })
}

function comeBack(plan: Plan, to: string, ctx: RuleContext): void {
  place(plan.after, to, ctx)
  plan.clockVerbs.push(...setClocks(plan.after, ctx))
  resumeTasks(plan.after)
  setHolder(plan.after, ctx)
}

function enter(plan: Plan, to: string, { ctx, action }: { ctx: RuleContext; action: string | null }): void {
  const state = plan.after
  retireTasks(state, to)
  place(state, to, ctx)
  plan.clockVerbs.push(...setClocks(state, ctx))
  openTasks(state, ctx)
  setHolder(state, ctx)
  const stage = ctx.compiled.stages[to]
  plan.effects.push(...(stage?.do ?? []).map((effect) => ({ effect, action })))
  if (stage?.notice) {
    plan.notices.push({
      template: stage.notice.template,
      audience: evaluate(stage.notice.audience, ctx.scope(state)),
      stage: to,
    })
  }
}

function place(state: CaseState, to: string, ctx: RuleContext): void {
  const stage = ctx.compiled.stages[to]
  if (!stage) throw new Error(`no stage ${to} in ${ctx.compiled.key}`)
  state.stage = to
  state.phase = stage.phase
  state.outcome = stage.outcome ?? null
  if (accepted.includes(stage.phase) && !state.acceptedAt) state.acceptedAt = ctx.now
  if (stage.outcome && !state.decidedAt) state.decidedAt = ctx.now
  if (ended.includes(stage.phase)) state.closedAt ??= ctx.now
}

/** The desk that answers for the case now: the stage's holder, else the lead; the one who was first asked at the least. */
function setHolder(state: CaseState, ctx: RuleContext): void {
  const scope = ctx.scope(state)
  const lead = unitPath(evaluate(ctx.compiled.service.lead, scope))
  const holder = ctx.compiled.stages[state.stage]?.holder
  const found = holder ? members(ctx.compiled, holder, { state, scope }).map(({ member }) => member) : []
  const desk = found.find((member) => 'desk' in member)
  const unit = desk && 'desk' in desk ? desk.desk.unit : holder === 'applicant' ? null : lead
  if (state.holderUnit !== unit || state.holderSince === '') state.holderSince = ctx.now
  state.holderUnit = unit
  state.holder = null
  state.lead = lead
  const desks = state.tasks.flatMap((task) => (task.state === 'open' && task.unit ? [task.unit] : []))
  state.sharedWith = [...new Set([...state.sharedWith, ...(lead ? [lead] : []), ...(unit ? [unit] : []), ...desks])]
}

function settle(plan: Plan, ctx: RuleContext): void {
  for (let moves = 0; moves < mostMoves; moves++) {
    const row = triggered(
      plan.after,
      ctx,
      (on) => 'joined' in on && on.joined.every((group) => isJoined(plan.after, group, ctx)),
    )
    if (!row || !hasGroups(plan.after, row, ctx)) return
    carryOut(plan, row, { ctx: { ...ctx, mover: { account: null, by: '', channel: 'system' } }, asked: null })
  }
  throw new Error(`case ${plan.after.no} does not come to rest`)
}

// A joined row to @same would fire for ever; it has to lead on.
function hasGroups(state: CaseState, row: CompiledRow, ctx: RuleContext): boolean {
  return destination(row, state, ctx) !== '@same'
}
