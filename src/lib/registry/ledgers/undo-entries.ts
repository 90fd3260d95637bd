import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { clearEntryLookups } from './entry-lookups'
import { reverseEntries } from './reverse-entries'

export type Undo = { register: Register; account: string | null; reason: string }
/** `kept`: entries that somebody has changed since, or that are not there (any more); they stay as they are. */
export type Undone = { withdrawn: string[]; kept: string[] }

/**
 * Withdraws entries that were added by mistake, such as those of one import: they leave the lists and the search, free
 * their identity, reverse what they posted, and keep their history. Entries that were changed or moved since are kept.
 * People who were added stay. The caller has asked the right and audits. One statement each, however many.
 */
export async function undoEntries(tx: Transaction, undo: Undo, ids: readonly string[]): Promise<Undone> {
  const { register, account, reason } = undo
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE entry SET status = 'withdrawn', "to" = greatest(${today()}::date, "from"), identity_mac = NULL, open = NULL, stale_on = NULL, row_version = row_version + 1
    WHERE id = ANY (${[...ids]}::uuid[]) AND register = ${register.key} AND status = 'active' AND row_version = 1
    RETURNING id`
  const withdrawn = rows.map(({ id }) => id)
  const events = withdrawn.map((entry) => {
    const id = newId()
    return { id, entry, data: sealJson({ reason }, `entry_event.data:${id}`) }
  })
  await tx.$executeRaw`
    INSERT INTO entry_event (id, entry, account, verb, data_enc)
    SELECT id, entry, ${account}::uuid, 'withdraw', data
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS v(id uuid, entry uuid, data text)`
  await clearEntryLookups(tx, register.key, withdrawn)
  await reverseEntries(tx, register, withdrawn)
  const gone = new Set(withdrawn)
  return { withdrawn, kept: ids.filter((id) => !gone.has(id)) }
}
