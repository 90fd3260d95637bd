import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** What a right to a case is asked about; null when the actor may not know that it exists. */
export async function caseSubject(tx: Transaction, id: string): Promise<Subject | null> {
  const found = await tx.case.findUnique({ where: { id }, select: { unitPath: true, sharedWith: true, parties: true } })
  return found
}

/** The same for a task: the right to its case. */
export async function taskSubject(tx: Transaction, id: string): Promise<Subject | null> {
  const task = await tx.task.findUnique({ where: { id }, select: { caseId: true } })
  return task ? caseSubject(tx, task.caseId) : null
}
