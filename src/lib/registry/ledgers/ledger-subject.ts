import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'
import { ledgerLevel } from './ledger-fields'
import { type LedgerVerb, ledgerPosts, ledgerSubject } from './ledger-rights'

type Asked = { tx: Transaction; actor: Actor }

/** What the right to read or keep a ledger is asked about; null when there is no such ledger. */
export async function aboutLedger(
  { tx, actor }: Asked,
  { key, verb, unitPath }: { key: string; verb: LedgerVerb; unitPath?: string },
): Promise<Subject | null> {
  const register = (await loadOffice(tx)).register(key)
  if (!register) return null
  return ledgerSubject(ledgerPosts(actor, register, verb), { unitPath, level: ledgerLevel(register) })
}

/** What the right to one entry is asked about; null when there is none or it lies outside what the actor may see. */
export async function aboutEntry(
  { tx, actor }: Asked,
  { entry, verb }: { entry: string; verb: LedgerVerb },
): Promise<Subject | null> {
  const found = await tx.entry.findUnique({
    where: { id: entry },
    select: { register: true, unitPath: true, level: true },
  })
  const register = found && (await loadOffice(tx)).register(found.register)
  if (!found || !register) return null
  const posts = ledgerPosts(actor, register, verb)
  const subject = ledgerSubject(posts, { unitPath: found.unitPath, level: found.level })
  // Seen by a case or by oneself, but not of an area of one's own: for the ledger it is not there.
  return posts.length > 0 && subject.sharedWith?.length === 0 ? null : subject
}
