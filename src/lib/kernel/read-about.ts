import 'server-only'
import type { Transaction } from './transaction'

/** One audited look at a subject. `post`: `role@unit` of who looked. */
export type Look = { at: Date; post: string | null; command: string; reason: string | null; detail: unknown }

/**
 * Who looked at a subject, newest first, at most 50, without looks of this account. Row-level security shows a person
 * only those at themselves or at somebody who gave them a mandate.
 */
export async function readAbout(
  tx: Transaction,
  { subject, account, commands }: { subject: string; account: string | null; commands: readonly string[] },
): Promise<Look[]> {
  return tx.audit.findMany({
    where: { subject, command: { in: [...commands] }, outcome: 'done', NOT: { account } },
    select: { at: true, post: true, command: true, reason: true, detail: true },
    orderBy: { seq: 'desc' },
    take: 50,
  })
}
