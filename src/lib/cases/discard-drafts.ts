import 'server-only'
import { removeUploads } from '@/lib/files/remove-uploads'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Emit } from './effects/effect'

type Whose = { owner: string; subject: string }

/** How many unfinished applications an account holds for a person. */
export function countDrafts(tx: Transaction, { owner, subject }: Whose): Promise<number> {
  return tx.draft.count({ where: { owner, subject, caseId: null } })
}

/** Throws away the unfinished applications that an account holds for a person, with their uploads. Answers how many. */
export async function discardDrafts(
  { tx, emit }: { tx: Transaction; emit: Emit },
  { owner, subject }: Whose,
): Promise<number> {
  const drafts = await tx.draft.findMany({ where: { owner, subject, caseId: null }, select: { id: true } })
  for (const { id } of drafts) await removeUploads({ tx, emit }, { draft: id, owner })
  await tx.draft.deleteMany({ where: { id: { in: drafts.map(({ id }) => id) } } })
  return drafts.length
}
