import 'server-only'
import { z } from 'zod'
import { removeUploads } from '@/lib/files/remove-uploads'
import { command } from '@/lib/kernel/command'
import { batchSubject } from './batch'
import { heldBatch } from './held-batch'

const onBatch = z.strictObject({ batch: z.uuid() })

/**
 * Has the good rows of a checked file brought in by the worker, with the rights of who orders it. `choice` says what
 * becomes of people and entries that are there already. Goes on with a batch that had stopped for want of rights.
 */
export const applyImport = command({
  name: 'apply-import',
  permission: 'import.run',
  input: onBatch.extend({ choice: z.enum(['skip', 'update'], { error: 'required_choice' }) }),
  subject: ({ tx, input: { batch } }) => batchSubject(tx, batch),
  run: async ({ tx, actor, emit, audit, input: { batch: id, choice } }) => {
    const { batch } = await heldBatch(tx, actor, { batch: id, states: ['checked', 'applying'] })
    const done = batch.state === 'checked' ? 0 : batch.done
    const total = batch.counts.ready ?? 0
    const account = actor.account ?? batch.account
    const data = { state: 'applying', choice, account, done, total, problem: null, rowVersion: { increment: 1 } }
    await tx.importBatch.updateMany({ where: { id }, data })
    emit('run-import', { batch: id })
    audit({ subject: id, unitPath: batch.area, detail: { choice, rows: total } })
    return { to: `/registers/imports/${id}` }
  },
})

/** Has everything that a batch has brought in taken back by the worker, as far as nobody has built on it since. */
export const undoImport = command({
  name: 'undo-import',
  permission: 'import.run',
  input: onBatch,
  subject: ({ tx, input: { batch } }) => batchSubject(tx, batch),
  run: async ({ tx, actor, emit, audit, input: { batch: id } }) => {
    const { batch } = await heldBatch(tx, actor, { batch: id, states: ['applied', 'undoing', 'applying'] })
    const total = (batch.counts.added ?? 0) + (batch.counts.updated ?? 0)
    const account = actor.account ?? batch.account
    const data = { state: 'undoing', account, done: 0, total, problem: null, rowVersion: { increment: 1 } }
    await tx.importBatch.updateMany({ where: { id }, data })
    emit('run-import', { batch: id })
    audit({ subject: id, unitPath: batch.area, detail: { rows: total } })
    return { to: `/registers/imports/${id}` }
  },
})

/** Gives up a file that was not brought in: its rows and its bytes go. */
export const dropImport = command({
  name: 'drop-import',
  permission: 'import.run',
  input: onBatch,
  subject: ({ tx, input: { batch } }) => batchSubject(tx, batch),
  run: async ({ tx, actor, emit, audit, input: { batch: id } }) => {
    const states = ['reading', 'mapping', 'checking', 'checked', 'refused'] as const
    const { batch } = await heldBatch(tx, actor, { batch: id, states })
    await tx.importRow.deleteMany({ where: { batch: id } })
    const data = { state: 'dropped', looksEnc: null, marked: null, rowVersion: { increment: 1 } }
    await tx.importBatch.updateMany({ where: { id }, data })
    await removeUploads({ tx, emit }, { draft: id, owner: batch.account })
    audit({ subject: id, unitPath: batch.area })
    return { to: '/registers/imports' }
  },
})
