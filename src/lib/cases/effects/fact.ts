import 'server-only'
import { resolve } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import { recordFact } from '@/lib/registry/facts'
import { personId } from '../rules/cast'
import { type CarryOut, keyOf } from './effect'

/** Records a fact about a person of the register; its source is the case. */
export const fact: CarryOut<'fact'> = async (effect, ground) => {
  const element = keyOf(effect.fact, ground.scope)
  const subject = personId(resolve(effect.of as `$${string}`, ground.scope))
  const value = evaluate(effect.value, ground.scope)
  if (!element || !subject || value === undefined || value === null) return
  await recordFact(ground.tx, {
    subject,
    element,
    value: plainAddress(value),
    source: `case:${ground.state.no}`,
    ref: ground.state.id,
    verifiedBy: ground.mover.account,
    unitPath: ground.state.unitPath,
  })
}

/** An address as the register keeps it, without the units that the scope added. */
function plainAddress(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('division' in value)) return value
  const { division, detail } = value as { division: unknown; detail?: unknown }
  return { division, detail }
}
