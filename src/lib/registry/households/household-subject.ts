import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** What a right about a household is asked about: the unit it lies in. Null for one that the actor may not see. */
export async function householdSubject(
  tx: Transaction,
  household: string,
): Promise<(Subject & { unitPath: string }) | null> {
  const found = await tx.household.findUnique({ where: { id: household }, select: { unitPath: true } })
  return found ? { unitPath: found.unitPath } : null
}
