import 'server-only'
import { now } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { applyChunk } from './apply-batch'
import type { BatchState } from './batch'
import { checkBatch } from './check-batch'
import { lookAtFile } from './look-at-file'
import { markBatch } from './mark-batch'
import { undoChunk } from './undo-batch'

/** A step does a part of its work and answers whether more is left. */
type Step = (id: string, enough: () => boolean) => Promise<boolean | 'no-rights' | 'lost'>

const steps: Partial<Record<BatchState, Step>> = {
  reading: async (id) => {
    await lookAtFile(id)
    return true
  },
  checking: async (id, enough) => {
    const more = await checkBatch(id, enough)
    if (more !== false) return more
    await markBatch(id)
    return false
  },
  applying: (id) => applyChunk(id),
  undoing: (id) => undoChunk(id),
}

/**
 * Carries a batch on from wherever it is, until it waits for a person. What a killed worker had begun is begun again from
 * its last committed chunk; long work is handed on to a further job before the lease of this one ends.
 */
export async function runImport(id: string): Promise<void> {
  const until = now().getTime() + env().JOB_LEASE_SECONDS * 400
  const enough = () => now().getTime() > until
  for (;;) {
    const step = steps[(await stateOf(id)) ?? 'dropped']
    if (!step) return
    const more = await step(id, enough)
    if (more === 'lost') return
    if (more === 'no-rights') return halt(id)
    if (enough()) return again(id)
    if (!more && !steps[(await stateOf(id)) ?? 'dropped']) return
  }
}

async function stateOf(id: string): Promise<BatchState | undefined> {
  const row = await transaction({ as: 'worker' }, ({ tx }) =>
    tx.importBatch.findUnique({ where: { id }, select: { state: true, problem: true } }),
  )
  return row?.problem ? undefined : (row?.state as BatchState | undefined)
}

/** The person who ordered it has no rights any more: the batch waits until somebody else goes on with it. */
async function halt(id: string): Promise<void> {
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.importBatch.updateMany({ where: { id }, data: { problem: 'no-rights' } }),
  )
}

async function again(id: string): Promise<void> {
  await transaction({ as: 'worker' }, ({ tx, actor }) =>
    record(tx, actor, { audit: [], outbox: [{ topic: 'run-import', payload: { batch: id } }] }),
  )
}
