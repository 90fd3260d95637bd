import 'server-only'
import { z } from 'zod'
import { localPath } from '@/lib/access/local-path'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * Takes back an upload that was not handed in yet; its bytes are removed by the worker. A file that belongs to a case
 * or proves a correction stays with it: `too-late`. `back` is the page to return to.
 */
export const removeFile = command({
  name: 'remove-file',
  permission: 'file.upload',
  input: z.strictObject({ file: z.uuid('file'), back: z.string().max(1000).optional() }),
  subject: async ({ tx, input }) => {
    const row = await tx.file.findUnique({ where: { id: input.file }, select: { owner: true } })
    return row && { account: row.owner }
  },
  run: async ({ tx, actor, emit, audit, input: { file, back } }) => {
    const where = { id: file, owner: actor.account ?? '', caseId: null, correction: null }
    const { count } = await tx.file.deleteMany({ where })
    if (count === 0) throw new Refusal('too-late', 'file-handed-in')
    emit('check-file', { file })
    audit({ subject: file })
    return { to: localPath(back) ?? undefined, data: { file } }
  },
})
