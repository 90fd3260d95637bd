import 'server-only'
import { writeEntry } from '@/lib/registry/write-entry'
import { type CarryOut, evaluated, keyOf } from './effect'

/** Writes an entry of a ledger: what remains true after the case. */
export const write: CarryOut<'write'> = async (effect, ground) => {
  const key = keyOf(effect.write, ground.scope)
  const register = key ? ground.office.register(key) : undefined
  if (!register) return
  await writeEntry(ground.tx, {
    register,
    data: evaluated(effect.set, ground.scope),
    unitPath: ground.state.unitPath,
    caseId: ground.state.id,
    account: ground.mover.account,
  })
}
