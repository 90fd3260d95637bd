import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { subjectOfCase } from './case-subject'
import { noteFiles, receivedFile } from './note-files'

/**
 * Notes files whose bytes are already kept. Not for the door: only the upload handler knows what it has kept. A file is
 * its uploader's alone until it is handed in with a draft or an action; `place` is the draft, or the case it is meant for.
 */
export const receiveFiles = command({
  name: 'receive-files',
  permission: 'file.upload',
  input: z.strictObject({
    files: z.array(receivedFile).min(1),
    place: z.union([z.strictObject({ draft: z.uuid() }), z.strictObject({ caseId: z.uuid() })]),
    field: z.string(),
  }),
  subject: async ({ tx, actor, input: { place } }) =>
    'caseId' in place ? subjectOfCase(tx, place.caseId) : { account: actor.account },
  run: async ({ tx, actor, emit, audit, input: { files, place, field } }) => {
    if (!actor.account) throw new Refusal('not-signed-in')
    const owner = actor.account
    const draft = 'draft' in place ? place.draft : place.caseId
    await noteFiles(tx, files, { owner, draft, field })
    for (const { id, mime, size } of files) {
      emit('check-file', { file: id })
      audit({ subject: id, detail: { place: draft, mime, size } })
    }
    return { data: { files: files.map(({ id, name, size }) => ({ id, name, size, state: 'pending' })) } }
  },
})
