import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/** Answers what a right to a correction is asked about, or null when there is none for the one who asks. */
export type CorrectionSubject = (tx: Transaction, correction: string) => Promise<Subject | null>

let lookUp: CorrectionSubject | undefined

/** Says who may see a correction. The register lies above files, so it registers itself. */
export function registerCorrectionSubject(fn: CorrectionSubject): void {
  lookUp = fn
}

/** What a right to the proof of this correction is asked about. Throws when nobody has registered: nothing fails open. */
export const subjectOfCorrection: CorrectionSubject = async (tx, correction) => {
  if (!lookUp) throw new Error('no look-up of corrections is registered')
  return lookUp(tx, correction)
}
