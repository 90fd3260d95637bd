import 'server-only'
import type { Transaction } from './transaction'

/** Whether this account carried out a command about a subject since then, as its own audit rows say. */
export async function didSince(
  tx: Transaction,
  what: { command: string; subject: string; account: string | null; since: Date },
): Promise<boolean> {
  const { command, subject, account, since } = what
  const where = { command, outcome: 'done', subject, account, at: { gt: since } }
  return (await tx.audit.findFirst({ where, select: { seq: true } })) !== null
}
