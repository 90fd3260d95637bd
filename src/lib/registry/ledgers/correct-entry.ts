import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { currentVersion } from '@/lib/catalogue/current-version'
import { partOf } from '@/lib/forms/fields/field-kind'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { subjectOf } from './add-entries'
import { entryProblems } from './add-entry'
import { changeEntry } from './change-entry'
import { type EntryData, sealEntry } from './entry-data'
import { addEntryLookups, clearEntryLookups } from './entry-lookups'
import { ledgerFields } from './ledger-fields'
import { aboutEntry } from './ledger-subject'
import { type LoadedEntry, loadEntry } from './load-entry'
import { openFields } from './open-fields'
import { entryExists, type ReadEntry, readEntries } from './read-entries'
import { reviewDate } from './review-date'
import { tiePeople } from './tie-people'

const input = z.strictObject({
  id: z.uuid(),
  version: z.coerce.number().int().min(1),
  entry: z.unknown().optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
})

/**
 * Corrects what an entry says; the history keeps what stood there before. An entry that posted to a balance is not
 * corrected but withdrawn and written anew, so that the amounts stay true. Refuses with `conflict` when it is over or
 * somebody else was faster.
 */
export const correctEntry = command({
  name: 'correct-entry',
  permission: 'register.write',
  input,
  subject: ({ tx, actor, input: { id } }) => aboutEntry({ tx, actor }, { entry: id, verb: 'write' }),
  run: async ({ tx, actor, audit, input: typed }) => {
    const loaded = await loadEntry(tx, typed.id)
    const { register, entry, office } = loaded
    if (entry.to !== null || register.balance?.amount) throw new Refusal('conflict', 'entry-closed')
    const told = { input: typed.entry ?? {}, from: typed.from || entry.from, to: typed.to }
    const [read] = await readEntries(tx, { office, register, unitPath: entry.unitPath }, [told])
    if (!read?.ok) throw new Refusal('invalid', 'invalid', entryProblems(read?.problems ?? []))
    await refuseTwin(tx, loaded, read.entry)
    const data = await withResidents(tx, loaded, read.entry.data)
    const changes = changesOf(entry.data, data)
    const content = {
      dataEnc: sealEntry(data, entry.id),
      identity: read.entry.identity,
      open: openFields(register, data),
      subject: subjectOf(register, data),
      from: read.entry.from,
      version: await currentVersion(tx, { kind: 'register', key: register.key }),
    }
    const next = {
      id: entry.id,
      version: typed.version,
      status: entry.status,
      to: read.entry.to,
      staleOn: reviewDate(register),
    }
    await changeEntry(tx, { ...next, content }, { verb: 'correct', account: actor.account, told: { changes } })
    await clearEntryLookups(tx, register.key, [entry.id])
    await addEntryLookups(tx, register, [{ id: entry.id, unitPath: entry.unitPath, data }])
    audit({
      subject: entry.id,
      unitPath: entry.unitPath,
      detail: { register: register.key, fields: Object.keys(changes) },
    })
    return { to: `/registers/${register.key}/${entry.id}?did=correct` }
  },
})

async function refuseTwin(tx: Transaction, { register, entry }: LoadedEntry, { identity }: ReadEntry): Promise<void> {
  if (!identity) return
  const where = { register: register.key, identityMac: identity, id: { not: entry.id } }
  const twin = await tx.entry.findFirst({ where, select: { id: true } })
  if (twin) throw new Refusal('invalid', 'invalid', entryProblems([entryExists(register)]))
}

/** People whose number was typed are found or added; one who was there by reference alone stays who they were. */
async function withResidents(tx: Transaction, { register, entry }: LoadedEntry, data: EntryData): Promise<EntryData> {
  const keys = ledgerFields(register).flatMap(({ type, key }) => (type === 'person' ? [key] : []))
  const changed: EntryData = { ...data }
  for (const key of keys) {
    const [name, id] = [partOf(data[key], 'name'), partOf(data[key], 'id')]
    if (typeof name !== 'string') continue
    const [found] = typeof id === 'string' ? await tiePeople(tx, [{ name, id, unitPath: entry.unitPath }]) : []
    const same = partOf(entry.data[key], 'name') === name ? partOf(entry.data[key], 'resident') : undefined
    const resident = found ?? same
    if (resident !== undefined) changed[key] = { resident, ...(data[key] as object) }
  }
  return changed
}

/** What changed, by field: before and after. */
export function changesOf(before: EntryData, after: EntryData): Record<string, { before: unknown; after: unknown }> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null))
  return Object.fromEntries(changed.map((key) => [key, { before: before[key] ?? null, after: after[key] ?? null }]))
}
