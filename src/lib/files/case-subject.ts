import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** Answers what a right to a case is asked about, or null when there is no such case for the one who asks. */
export type CaseSubject = (tx: Transaction, caseId: string) => Promise<Subject | null>

let lookUp: CaseSubject | undefined

/** Says who may see a case. Cases lie above files, so they register themselves. */
export function registerCaseSubject(fn: CaseSubject): void {
  lookUp = fn
}

/** What a right to something of this case is asked about. Throws when nobody has registered: nothing fails open. */
export const subjectOfCase: CaseSubject = async (tx, caseId) => {
  if (!lookUp) throw new Error('no look-up of cases is registered')
  return lookUp(tx, caseId)
}
