import 'server-only'
import { open } from '@/lib/kernel/crypto'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

export type FileState = 'pending' | 'safe' | 'refused'
/** A file as screens show it. `problem` says why it was refused; `scanned` is false where no scanner looked at it. */
export type FileView = {
  id: string
  name: string
  size: number
  mime: string
  state: FileState
  problem: string | null
  scanned: boolean
  field: string
  at: Date
}

/** A draft, or a case that files were uploaded for but not yet handed in to: both are named by id. */
export type FileOwner = { caseId: string } | { draft: string }

/**
 * Hands uploaded files in: they belong to the case (or the draft) from now on and are seen with it. Each must be the
 * actor's own or belong to that case already, and must not have been refused; otherwise `invalid` and nothing is changed.
 */
export async function attachFiles(
  tx: Transaction,
  { fileIds, field, ...owner }: { fileIds: readonly string[]; field: string } & FileOwner,
): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  const [caseId, draft] = 'caseId' in owner ? [owner.caseId, null] : [null, owner.draft]
  const changed = await tx.$executeRaw`
    UPDATE file SET case_id = ${caseId}::uuid, draft = ${draft}::uuid,
      field = CASE WHEN case_id IS NULL THEN ${field} ELSE field END
    WHERE id = ANY(${ids}::uuid[]) AND state <> 'refused'
      AND ((case_id IS NULL AND owner = app_account()) OR case_id = ${caseId}::uuid)`
  if (changed !== ids.length) throw invalid(field, 'file')
}

/**
 * Hands in the actor's own uploads for a correction as its proof: seen with it from now on, and not taken back. Answers how
 * many there were; files that were refused stay out.
 */
export async function attachProof(tx: Transaction, { correction }: { correction: string }): Promise<number> {
  return tx.$executeRaw`
    UPDATE file SET correction = ${correction}::uuid
    WHERE draft = ${correction}::uuid AND field = 'proof' AND state <> 'refused' AND owner = app_account() AND case_id IS NULL AND correction IS NULL`
}

/** The proofs of a correction, oldest first. Only what the actor may see. */
export async function proofsOf(tx: Transaction, correction: string): Promise<FileView[]> {
  const rows = await tx.file.findMany({ where: { correction }, select: shown, orderBy: { id: 'asc' }, take: 50 })
  return rows.map(viewOf)
}

/** The files of a case, or the uploads that wait in a draft, oldest first. Only what the actor may see. */
export async function filesOf(tx: Transaction, owner: FileOwner): Promise<FileView[]> {
  const where = 'caseId' in owner ? { caseId: owner.caseId } : { draft: owner.draft, caseId: null }
  const rows = await tx.file.findMany({ where, select: shown, orderBy: { id: 'asc' }, take: 500 })
  return rows.map(viewOf)
}

/** The same for files known by their ids, such as those an answer names. */
export async function filesById(tx: Transaction, ids: readonly string[]): Promise<FileView[]> {
  const rows = await tx.file.findMany({ where: { id: { in: [...ids] } }, select: shown, orderBy: { id: 'asc' } })
  return rows.map(viewOf)
}

const shown = {
  id: true,
  nameEnc: true,
  size: true,
  mime: true,
  state: true,
  problem: true,
  scanned: true,
  field: true,
  at: true,
} as const

function viewOf({
  nameEnc,
  state,
  ...row
}: Omit<FileView, 'name' | 'state'> & { nameEnc: string; state: string }): FileView {
  return { ...row, name: open(nameEnc, `file.name_enc:${row.id}`), state: state as FileState }
}
