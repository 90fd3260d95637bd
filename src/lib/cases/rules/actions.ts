import { passes } from '@/lib/forms/conditions'
import { type Acting, isMember } from './cast'
import type { CaseState, CompiledRow, RuleContext } from './state'

/**
 * What the one who asks may do with the case now, in the order of the definition. The same function draws the buttons and
 * decides whether a post is carried out.
 */
export function availableActions(
  state: CaseState,
  ctx: Pick<RuleContext, 'compiled' | 'scope'>,
  acting: Acting,
): CompiledRow[] {
  const scope = ctx.scope(state)
  return ctx.compiled.rows.filter(
    (row) =>
      row.by !== undefined &&
      row.stages.includes(state.stage) &&
      (row.if === undefined || passes(row.if, scope)) &&
      !awaitsApproval(state, row) &&
      row.by.some((name) => isMember(ctx.compiled, name, { state, scope, acting })),
  )
}

function awaitsApproval(state: CaseState, row: CompiledRow): boolean {
  if (!row.approve) return false
  const spent = row.extend && state.clocks.some((clock) => clock.key === row.extend?.clock && clock.extended)
  return Boolean(spent) || state.tasks.some((task) => task.group === `@approve:${row.action}` && task.state === 'open')
}

/** The row that an elapsed clock, a lapsed task group or a finished child case sets off in this stage, if any. */
export function triggered(
  state: CaseState,
  ctx: Pick<RuleContext, 'compiled' | 'scope'>,
  on: (trigger: NonNullable<CompiledRow['on']>) => boolean,
): CompiledRow | undefined {
  const scope = ctx.scope(state)
  return ctx.compiled.rows.find(
    (row) =>
      row.on && row.stages.includes(state.stage) && on(row.on) && (row.if === undefined || passes(row.if, scope)),
  )
}
