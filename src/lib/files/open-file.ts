import 'server-only'
import { z } from 'zod'
import { open } from '@/lib/kernel/crypto'
import type { Subject } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { subjectOfCase } from './case-subject'

const uploads = {
  owner: true,
  caseId: true,
  level: true,
  state: true,
  mime: true,
  storageKey: true,
  nameEnc: true,
} as const

function rowOf(tx: Transaction, id: string) {
  return tx.file.findUnique({ where: { id }, select: uploads })
}

/** A file is its uploader's until it is handed in; then it is seen with its case, by those whose data level reaches it. */
async function subjectOf(tx: Transaction, id: string): Promise<Subject | null> {
  const row = await rowOf(tx, id)
  if (!row) return null
  if (!row.caseId) return { account: row.owner }
  const subject = await subjectOfCase(tx, row.caseId)
  return subject && { ...subject, level: row.level }
}

/** Where a file lies and what it is called, for the one who may open it; opening is audited. Only safe files are found. */
export const openFile = query({
  name: 'open-file',
  permission: 'case.read',
  input: z.strictObject({ file: z.uuid() }),
  subject: ({ tx, input }) => subjectOf(tx, input.file),
  run: async ({ tx, actor, input: { file } }) => {
    const row = await rowOf(tx, file)
    if (row?.state !== 'safe') throw new Refusal('not-found')
    const audit = [{ command: 'open-file', outcome: 'done', subject: file, detail: { case: row.caseId } }]
    await record(tx, actor, { audit, outbox: [] })
    return { storageKey: row.storageKey, mime: row.mime, name: open(row.nameEnc, `file.name_enc:${file}`) }
  },
})
