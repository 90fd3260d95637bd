import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type Emit = (topic: string, payload: Record<string, string>) => void

/** Takes back everything that was uploaded for a draft and not handed in; the worker removes the bytes. */
export async function removeUploads(
  { tx, emit }: { tx: Transaction; emit: Emit },
  { draft, owner }: { draft: string; owner: string },
): Promise<void> {
  const where = { draft, owner, caseId: null }
  const files = await tx.file.findMany({ where, select: { id: true } })
  if (files.length === 0) return
  await tx.file.deleteMany({ where })
  for (const { id } of files) emit('check-file', { file: id })
}
