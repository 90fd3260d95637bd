import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Batch, type BatchState, readBatch } from './batch'
import { importTarget, mayBring, type Target } from './import-target'

/**
 * The batch that a command works on, held until it ends, with its target. Refuses with `not-found`, `not-allowed` when the
 * actor may not write the target (any more), `import-moved` when the batch is in another state.
 */
export async function heldBatch(
  tx: Transaction,
  actor: Actor,
  { batch: id, states }: { batch: string; states: readonly BatchState[] },
): Promise<{ batch: Batch; target: Target }> {
  const batch = await readBatch(tx, id, true)
  if (!batch) throw new Refusal('not-found')
  const target = importTarget(await loadOffice(tx), batch.target)
  if (!target || !mayBring(actor, target, batch)) throw new Refusal('not-allowed')
  if (!states.includes(batch.state)) throw new Refusal('conflict', 'import-moved')
  return { batch, target }
}
