import 'server-only'
import { isUuid } from '@/lib/forms/fields/reference'
import { resolve } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import { today } from '@/lib/kernel/clock'
import { type Amount, postAmounts } from '@/lib/registry/ledgers/post-amounts'
import { personId } from '../rules/cast'
import { type CarryOut, keyOf } from './effect'

/**
 * Posts an amount to the balances of a ledger: from one holder, to another, or both. Refuses the whole move when a balance
 * would fall below its floor.
 */
export const post: CarryOut<'post'> = async (effect, ground) => {
  const key = keyOf(effect.post, ground.scope)
  const register = key ? ground.office.register(key) : undefined
  const amount = Math.round(Number(evaluate(effect.amount, ground.scope)))
  if (!register || !amount) return
  const { id: caseId, unitPath } = ground.state
  const amounts = (['from', 'to'] as const).flatMap((way): Amount[] => {
    const holder = holderOf(effect[way], ground.scope)
    if (!holder) return []
    return [{ holder, amount: way === 'from' ? -amount : amount, on: today(), unitPath, caseId }]
  })
  await postAmounts(ground.tx, register, amounts)
}

function holderOf(named: unknown, scope: Parameters<typeof resolve>[1]): string | null {
  if (named === undefined) return null
  const found = typeof named === 'string' && named.startsWith('$') ? resolve(named as `$${string}`, scope) : named
  const id = personId(found)
  return id && isUuid(id) ? id : null
}
