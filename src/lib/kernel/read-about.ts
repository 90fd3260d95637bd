import 'server-only'
import type { Transaction } from './transaction'

/** One audited look at a subject. `post`: `role@unit` of who looked. */
export type Look = { at: Date; post: string | null; command: string; reason: string | null; detail: unknown }

/**
 * What staff did with a record, newest first, at most 50, without what this account did itself. Row-level security shows
 * it to the person (and the guardian of a child) alone.
 */
export async function readAbout(
  tx: Transaction,
  { subject, account }: { subject: string; account: string | null },
): Promise<Look[]> {
  return tx.audit.findMany({
    where: { subject, outcome: 'done', post: { not: null }, NOT: { account } },
    select: { at: true, post: true, command: true, reason: true, detail: true },
    orderBy: { seq: 'desc' },
    take: 50,
  })
}
