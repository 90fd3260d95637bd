import 'server-only'
import { z } from 'zod'
import { open } from '@/lib/kernel/crypto'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { subjectOfCorrection } from './correction-subject'

const columns = { correction: true, level: true, state: true, mime: true, storageKey: true, nameEnc: true } as const

function rowOf(tx: Transaction, id: string) {
  return tx.file.findUnique({ where: { id }, select: columns })
}

/** Where the proof of a correction lies and what it is called, for those who decide on it; audited. Only safe files are found. */
export const openProof = query({
  name: 'open-proof',
  permission: 'correction.decide',
  input: z.strictObject({ file: z.uuid() }),
  subject: async ({ tx, input }) => {
    const row = await rowOf(tx, input.file)
    const subject = row?.correction ? await subjectOfCorrection(tx, row.correction) : null
    return subject && row ? { ...subject, level: row.level } : null
  },
  run: async ({ tx, actor, input: { file } }) => {
    const row = await rowOf(tx, file)
    if (row?.state !== 'safe') throw new Refusal('not-found')
    const audit = [{ command: 'open-proof', outcome: 'done', subject: file, detail: { correction: row.correction } }]
    await record(tx, actor, { audit, outbox: [] })
    return { storageKey: row.storageKey, mime: row.mime, name: open(row.nameEnc, `file.name_enc:${file}`) }
  },
})
