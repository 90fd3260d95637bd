import 'server-only'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'

export type Changed = {
  id: string
  /** Row version that the page showed. */
  version: number
  status: string
  to: string | null
  /** The day of the next look; null where there is none (any more). */
  staleOn: string | null
  /** New content: what it says, its identity, its public fields. Left out: it stays. */
  content?: {
    dataEnc: string
    identity: string | null
    open: unknown
    subject: string | null
    from: string
    version: string
  }
  /** Frees the identity, because the entry is over. */
  over?: boolean
}
export type EntryDeed = { verb: string; account: string | null; told: Record<string, unknown> }

/** Writes a change of an entry and its event. Refuses with `conflict` when somebody else has changed it since. */
export async function changeEntry(tx: Transaction, changed: Changed, deed: EntryDeed): Promise<void> {
  const { id, version, status, to, staleOn, content, over } = changed
  const open = content?.open == null ? null : JSON.stringify(content.open)
  const moved = await tx.$executeRaw`
    UPDATE entry SET status = ${status}, "to" = ${to}::date, stale_on = ${staleOn}::date, row_version = row_version + 1,
      identity_mac = CASE WHEN ${over ?? false} THEN NULL WHEN ${content !== undefined} THEN ${content?.identity ?? null} ELSE identity_mac END,
      data_enc = coalesce(${content?.dataEnc ?? null}, data_enc), "from" = coalesce(${content?.from ?? null}::date, "from"),
      subject = CASE WHEN ${content !== undefined} THEN ${content?.subject ?? null}::uuid ELSE subject END,
      open = CASE WHEN ${over ?? false} THEN NULL WHEN ${content !== undefined} THEN ${open}::jsonb ELSE open END,
      version = coalesce(${content?.version ?? null}::uuid, version)
    WHERE id = ${id}::uuid AND row_version = ${version}`
  if (moved !== 1) throw new Refusal('conflict', 'entry-moved')
  await addEntryEvent(tx, id, deed)
}

/** Adds to the history of an entry. */
export async function addEntryEvent(tx: Transaction, entry: string, { verb, account, told }: EntryDeed): Promise<void> {
  const id = newId()
  await tx.$executeRaw`
    INSERT INTO entry_event (id, entry, account, verb, data_enc)
    VALUES (${id}::uuid, ${entry}::uuid, ${account}::uuid, ${verb}, ${sealJson(told, `entry_event.data:${id}`)})`
}
