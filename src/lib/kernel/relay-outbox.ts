import 'server-only'
import { type Transaction, transaction } from './transaction'

/** One row of the outbox on its way to its job. The job takes the row's id, so that it can exist only once. */
export type OutboxJob = { id: string; topic: string; payload: Record<string, string> }
/** Makes a job in the same transaction in which the row is marked as sent. */
export type Enqueue = (tx: Transaction, job: OutboxJob) => Promise<void>

/**
 * Turns waiting rows of the outbox into jobs, oldest first, at most `batch` at once, and answers how many. Making the job
 * and marking the row are one transaction: a worker killed in between has done neither. Several workers may relay at
 * once; a row that one of them holds is passed over.
 */
export async function relayOutbox(enqueue: Enqueue, batch = 100): Promise<number> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const rows = await tx.$queryRaw<OutboxJob[]>`
      SELECT id, topic, payload FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED`
    for (const row of rows) await enqueue(tx, row)
    if (rows.length === 0) return 0
    return tx.$executeRaw`UPDATE outbox SET sent_at = now() WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[])`
  })
}
