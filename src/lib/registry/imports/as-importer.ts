import 'server-only'
import { type Actor, actorFromSession } from '@/lib/kernel/actor'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { type Batch, readBatch } from './batch'

type Held = { tx: Transaction; actor: Actor; batch: Batch }

/**
 * Works on a batch as the person who ordered it, with the rights that they have at this moment, in one transaction of the
 * worker that holds the batch. Answers null when the batch is gone, `no-rights` when that person may nothing any more.
 */
export async function asImporter<T>(id: string, work: (held: Held) => Promise<T>): Promise<T | null | 'no-rights'> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const known = await tx.importBatch.findUnique({ where: { id }, select: { account: true } })
    if (!known) return null
    const [row] = await tx.$queryRaw<{ actor: Parameters<typeof actorFromSession>[0] | null }[]>`
      SELECT app_enter_for(${known.account}::uuid) AS actor`
    if (!row?.actor) return 'no-rights'
    const batch = await readBatch(tx, id, true)
    return batch ? work({ tx, actor: actorFromSession(row.actor), batch }) : 'no-rights'
  })
}
