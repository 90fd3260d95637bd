import 'server-only'
import { type CarriedOut, carriedOut, type Effect } from '@/lib/catalogue/effects'
import { passes } from '@/lib/forms/conditions'
import { resolve, withRow } from '@/lib/forms/scope'
import type { CarryOut, EffectGround } from './effects/effect'
import { effects } from './effects/index'

/**
 * Carries out the effects of a move in their order, in the same transaction. `each` repeats one for every row of a list;
 * one whose condition does not hold is left out.
 */
export async function carryOutAll(planned: readonly { effect: Effect }[], ground: EffectGround): Promise<void> {
  for (const { effect } of planned) {
    const rows = effect.each ? resolve(effect.each as `$${string}`, ground.scope) : [undefined]
    for (const row of Array.isArray(rows) ? rows : []) {
      const scope = row === undefined ? ground.scope : withRow(ground.scope, row)
      if (passes(effect.if, scope)) await carryOutOne(effect, { ...ground, scope })
    }
  }
}

async function carryOutOne(effect: Effect, ground: EffectGround): Promise<void> {
  const kind = carriedOut.find((word) => word in effect)
  if (!kind) throw new Error(`this release does not carry out ${Object.keys(effect).join(' ')}`)
  const run = effects[kind] as CarryOut<CarriedOut>
  await run(effect as never, ground)
}
