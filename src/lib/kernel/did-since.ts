import 'server-only'
import type { Transaction } from './transaction'

type Done = { command: string; account: string | null; since: Date }

/** Whether this account carried out a command about a subject since then, as its own audit rows say. */
export async function didSince(tx: Transaction, { subject, ...done }: Done & { subject: string }): Promise<boolean> {
  return (await doneSince(tx, { ...done, subjects: [subject] })).has(subject)
}

/** About which of several subjects this account carried out a command since then. */
export async function doneSince(
  tx: Transaction,
  { subjects, command, account, since }: Done & { subjects: readonly string[] },
): Promise<Set<string>> {
  const rows = await tx.audit.findMany({
    where: { command, outcome: 'done', subject: { in: [...subjects] }, account, at: { gt: since } },
    select: { subject: true },
    distinct: ['subject'],
  })
  return new Set(rows.flatMap(({ subject }) => (subject ? [subject] : [])))
}
