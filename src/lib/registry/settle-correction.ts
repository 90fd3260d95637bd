import 'server-only'
import { now } from '@/lib/kernel/clock'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type CorrectionRow, readCorrections, sealReason } from './correction-rows'
import { recordFact } from './facts'

export type Decision = 'keep' | 'accept' | 'more-proof'
const states = { keep: 'kept', accept: 'accepted', 'more-proof': 'more-proof' } as const

/**
 * Writes the office's answer to a correction. Accepting records what the person said as a new fact whose source is the
 * correction and whose evidence is its proof; keeping leaves the record as it stands; either ends the contest. Refuses with
 * `conflict` when it was decided before or changed since the page was shown. Does not ask for rights.
 */
export async function settleCorrection(
  tx: Transaction,
  {
    id,
    version,
    decision,
    reason,
    by,
  }: { id: string; version: number; decision: Decision; reason: string; by: string },
): Promise<CorrectionRow> {
  const [row] = await readCorrections(tx, { id })
  if (!row) throw new Refusal('not-found')
  if (row.state !== 'open') throw new Refusal('conflict', 'correction-decided')
  const answer = { state: states[decision], decidedBy: by, decidedAt: now(), reasonEnc: sealReason(id, reason) }
  const changed = await tx.correction.updateMany({
    where: { id, state: 'open', rowVersion: version },
    data: { ...answer, rowVersion: version + 1 },
  })
  if (changed.count !== 1) throw new Refusal('conflict')
  if (decision === 'accept') {
    const told = { subject: row.resident, element: row.element, value: row.value, unitPath: row.unitPath }
    await recordFact(tx, { ...told, source: 'correction', ref: id, verifiedBy: by })
  }
  return { ...row, state: states[decision], reason }
}
