import 'server-only'
import { openCase } from '../open-case'
import { type CarryOut, evaluated, keyOf } from './effect'

/** Opens a case of another item as a child of this one; what it is about is handed over as its answers. */
export const open: CarryOut<'open'> = async (effect, ground) => {
  const key = keyOf(effect.open, ground.scope)
  if (!key || !ground.office.service(key)) return
  await openCase(
    { tx: ground.tx, emit: ground.emit, mover: ground.mover },
    {
      service: key,
      parties: [],
      answers: evaluated(effect.set ?? {}, ground.scope),
      materials: [],
      parent: ground.state.id,
      place: ground.state.unitPath,
      sharedWith: ground.state.sharedWith,
    },
  )
}
