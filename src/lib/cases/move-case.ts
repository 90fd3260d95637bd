import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { applyPlan } from './apply-plan'
import { carryOutAll } from './carry-out'
import type { Emit } from './effects/effect'
import type { LoadedCase } from './load-case'
import { orderTaskFetches } from './order-fetches'
import { publishNotices } from './publish-notices'
import type { Mover, Plan, RuleContext } from './rules/state'

/**
 * Writes a plan and does what it asks for: effects, public notices, and word to the parent when the case has ended. All in
 * the caller's transaction. Refuses with `conflict` when the case was moved meanwhile.
 */
export async function moveCase(
  ground: { tx: Transaction; emit: Emit; mover: Mover },
  loaded: LoadedCase,
  { plan, ctx }: { plan: Plan; ctx: RuleContext },
): Promise<void> {
  const { tx, emit, mover } = ground
  await applyPlan(tx, plan)
  await orderTaskFetches({ tx, emit }, plan.before, plan.after)
  const { office, pinned, version } = loaded
  const effectGround = { tx, emit, mover, office, pinned, version, state: plan.after, scope: ctx.scope(plan.after) }
  await publishNotices(plan, effectGround)
  await carryOutAll(plan.effects, effectGround)
  if (plan.after.closedAt && !plan.before.closedAt && plan.after.parent) {
    emit('case-ended', { case: plan.after.id, parent: plan.after.parent })
  }
}
