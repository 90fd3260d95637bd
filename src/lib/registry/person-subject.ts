import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/**
 * What a right about a person is asked about: they themselves, and the unit they are tied to, of those the actor may see.
 * Null for a stranger.
 */
export async function personSubject(
  tx: Transaction,
  resident: string,
): Promise<(Subject & { unitPath: string }) | null> {
  const where = { resident, to: null }
  const tie = await tx.tie.findFirst({ where, select: { unitPath: true }, orderBy: { unitPath: 'asc' } })
  return tie ? { unitPath: tie.unitPath, parties: [resident] } : null
}
