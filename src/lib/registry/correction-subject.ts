import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** What a right to a correction is asked about: the street it was made to. Null for whom it does not exist. */
export async function correctionSubject(tx: Transaction, id: string): Promise<Subject | null> {
  const row = await tx.correction.findUnique({ where: { id }, select: { unitPath: true, level: true } })
  return row
}
