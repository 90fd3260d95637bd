import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { type EntryData, openEntry, sealEntry } from '../ledgers/entry-data'
import { addEntryLookups, clearEntryLookups } from '../ledgers/entry-lookups'
import { openFields } from '../ledgers/open-fields'

export type PresentEntry = { data: EntryData; version: number; unitPath: string }
export type EntryWrite = { id: string; old: Pick<PresentEntry, 'version' | 'unitPath'>; data: EntryData }
type Writing = { register: Register; account: string; via: { word: string; ref: string } }

/** Entries in force as they stand, held until the transaction ends. */
export async function openEntries(tx: Transaction, ids: readonly string[]): Promise<Map<string, PresentEntry>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; data_enc: string; version: number; unit: string }[]>`
    SELECT id, data_enc, row_version AS version, unit_path AS unit FROM entry
    WHERE id = ANY (${[...ids]}::uuid[]) AND status <> 'withdrawn' ORDER BY id FOR UPDATE`
  return new Map(
    rows.map(({ id, data_enc, version, unit }) => [
      id,
      { data: openEntry({ id, dataEnc: data_enc }), version, unitPath: unit },
    ]),
  )
}

/**
 * Writes entries anew whose version is still the one that was read, with an event and their search rows. Answers the new
 * versions of those that were written. The identity of an entry is not changed.
 */
export async function writeEntries(
  tx: Transaction,
  { register, account, via }: Writing,
  writes: readonly EntryWrite[],
): Promise<Map<string, number>> {
  if (writes.length === 0) return new Map()
  const rows = writes.map(({ id, old, data }) => ({
    ...{ id, version: old.version, data: sealEntry(data, id), open: openFields(register, data) },
  }))
  const written = await tx.$queryRaw<{ id: string; version: number }[]>`
    UPDATE entry e SET data_enc = w.data, open = w.open, row_version = e.row_version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w(id uuid, version int, data text, open jsonb)
    WHERE e.id = w.id AND e.row_version = w.version RETURNING e.id, e.row_version AS version`
  const done = new Map(written.map(({ id, version }) => [id, version]))
  const events = [...done.keys()].map((entry) => {
    const id = newId()
    return { id, entry, data: sealJson({ via }, `entry_event.data:${id}`) }
  })
  await tx.$executeRaw`
    INSERT INTO entry_event (id, entry, account, verb, data_enc)
    SELECT id, entry, ${account}::uuid, 'change', data
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS v(id uuid, entry uuid, data text)`
  const kept = writes.filter(({ id }) => done.has(id))
  await clearEntryLookups(tx, register.key, [...done.keys()])
  await addEntryLookups(
    tx,
    register,
    kept.map(({ id, old, data }) => ({ id, unitPath: old.unitPath, data })),
  )
  return done
}
