import 'server-only'
import { type OutboxRow, record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { orderPersonFetches } from './order-fetch'

/**
 * The worker's order after an account was bound: what registers know of the person, for the street that knew them first. The
 * binding itself cannot order it, because the person becomes theirs only with the next request. Nothing is ordered twice.
 */
export async function lookUpBound(resident: string): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx, actor }) => {
    const where = { resident, to: null }
    const tie = await tx.tie.findFirst({ where, select: { unitPath: true }, orderBy: { at: 'asc' } })
    if (!tie) return
    const outbox: OutboxRow[] = []
    const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
    await orderPersonFetches({ tx, emit }, { resident, unitPath: tie.unitPath, purpose: 'bind' })
    await record(tx, actor, { audit: [], outbox })
  })
}
