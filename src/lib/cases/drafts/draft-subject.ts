import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'
import { caseSubject } from '../case-subject'

/** What a right to a draft is asked about: the account that writes it. Null when it does not exist for the actor. */
export async function draftSubject(tx: Transaction, id: string): Promise<Subject | null> {
  const draft = await tx.draft.findUnique({ where: { id }, select: { owner: true } })
  return draft && { account: draft.owner }
}

/** The same for a draft that may have become a case by a post that was sent twice: then the right to that case. */
export async function submittedSubject(tx: Transaction, id: string): Promise<Subject | null> {
  return (await draftSubject(tx, id)) ?? caseSubject(tx, id)
}
