import 'server-only'
import { z } from 'zod'
import { seal } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { storageKey } from './storage'

/** A file whose bytes are kept already. */
export const receivedFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
  sha256: z.string(),
})
export type ReceivedFile = z.infer<typeof receivedFile>

/** Notes kept files as an account's own, for a draft or whatever else has that id. `safe`: made by the product itself. */
export async function noteFiles(
  tx: Transaction,
  files: readonly ReceivedFile[],
  place: { owner: string; draft: string; field: string; safe?: boolean },
): Promise<void> {
  const { owner, draft, field, safe } = place
  await tx.file.createMany({
    data: files.map(({ name, ...file }) => ({
      ...file,
      ...{ owner, draft, field },
      ...(safe ? { state: 'safe', scanned: true } : {}),
      nameEnc: seal(name, `file.name_enc:${file.id}`),
      storageKey: storageKey('files', file.id),
    })),
  })
}
