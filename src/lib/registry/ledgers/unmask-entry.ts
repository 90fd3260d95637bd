import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { didSince } from '@/lib/kernel/did-since'
import type { Transaction } from '@/lib/kernel/transaction'
import { aboutEntry } from './ledger-subject'
import { loadEntry } from './load-entry'

const shownMs = 5 * 60_000
/** Long numbers have no place in a reason: the trail must not hold what it guards. */
const longNumber = /\d{6,}[\dXx]?/g

/** Shows the numbers of one entry to this account for five minutes, for a reason that stays in the audit trail. */
export const unmaskEntry = command({
  name: 'unmask-entry',
  permission: 'register.unmask',
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(4, 'reason-needed').max(200) }),
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'read' }),
  run: async ({ tx, audit, input: { id, reason } }) => {
    const { register, entry } = await loadEntry(tx, id)
    const detail = { register: register.key, person: entry.subject }
    audit({ subject: id, unitPath: entry.unitPath, reason: reason.replace(longNumber, '***'), detail })
    return { to: `/registers/${register.key}/${id}` }
  },
})

/** Whether this account has given a reason for this entry within the last five minutes. */
export async function unmaskedNow(tx: Transaction, { id, account }: { id: string; account: string | null }) {
  return didSince(tx, { command: 'unmask-entry', subject: id, account, since: new Date(now().getTime() - shownMs) })
}
