import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { noteFiles, receivedFile } from '@/lib/files/note-files'
import { command } from '@/lib/kernel/command'
import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { namePlace } from './batch'
import { importingPost, importPlace, importTarget } from './import-target'

/**
 * Begins an import with a file whose bytes are kept already. Not for the door: only the upload handler knows what it has
 * kept. `target` is the key of a register, empty for the register of people; `source` says where the file comes from.
 */
export const startImport = command({
  name: 'start-import',
  permission: 'import.run',
  input: z.strictObject({
    file: receivedFile,
    target: z.string().max(100),
    source: z.string().trim().min(1, 'required').max(60, 'too-long'),
  }),
  run: async ({ tx, actor, emit, audit, input: { file, target: key, source } }) => {
    const target = importTarget(await loadOffice(tx), key)
    if (!target) throw invalid('target', 'choice')
    const post = importingPost(actor, target)
    if (!post || !actor.account) throw new Refusal('not-allowed')
    const [id, { unitPath, area }] = [newId(), importPlace(post)]
    await noteFiles(tx, [file], { owner: actor.account, draft: id, field: 'import' })
    const row = {
      id,
      account: actor.account,
      unitPath,
      area,
      target: key,
      source: source.normalize('NFC'),
      file: file.id,
    }
    await tx.importBatch.createMany({ data: [{ ...row, nameEnc: seal(file.name, namePlace(id)) }] })
    emit('run-import', { batch: id })
    audit({ subject: id, unitPath: area, detail: { target: key, size: file.size } })
    return { to: `/registers/imports/${id}`, data: { batch: id } }
  },
})
