import 'server-only'
import { currentVersion } from '@/lib/catalogue/current-version'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { AnswerProblem } from '@/lib/forms/answers'
import { partOf } from '@/lib/forms/fields/field-kind'
import { isUuid } from '@/lib/forms/fields/reference'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { type EntryData, sealEntry } from './entry-data'
import { addEntryLookups } from './entry-lookups'
import { unitOfDesk } from './entry-place'
import { ledgerFields, ledgerLevel } from './ledger-fields'
import { openFields } from './open-fields'
import { postEntries } from './post-entries'
import { type EntryInput, entryExists, type ReadEntry, type ReadRow, readEntries } from './read-entries'
import { reviewDate } from './review-date'
import { tiePeople } from './tie-people'

/** Where rows are entered: the ledger as published, the unit they are entered for, who enters them, and through what. */
export type AddGround = {
  register: Register
  unitPath: string
  account: string | null
  /** Through what the rows came, kept with the first event: `{ word: 'import', ref: <id of the batch> }`. */
  via?: { word: string; ref: string }
}
/** What became of one row, in the order of the rows. */
export type AddedEntry = { ok: true; id: string; warnings: AnswerProblem[] } | { ok: false; problems: AnswerProblem[] }
type Draft = ReadEntry & { id: string; no: number; warnings: AnswerProblem[]; subject: string | null }

/**
 * Adds rows to a ledger: validates each with the ledger's form, finds or adds the people that are named by number, and
 * writes entries, first events and search rows in bulk. Answers per row the entry, or everything that is wrong with it;
 * good rows are written whatever becomes of the bad ones. A row whose identity the ledger of the street already holds is
 * refused with `entry_exists`. The caller has asked the right to write this ledger for this unit, and audits.
 */
export async function addEntries(
  tx: Transaction,
  ground: AddGround,
  rows: readonly EntryInput[],
): Promise<AddedEntry[]> {
  const office = await loadOffice(tx)
  const unitPath = unitOfDesk(office, ground.unitPath)
  const read = await readEntries(tx, { office, register: ground.register, unitPath }, rows)
  const drafts = await withPeople(tx, ground.register, draftsOf(read))
  const written = await writeEntries(tx, ground, drafts)
  const kept = drafts.filter(({ id }) => written.has(id))
  await writeFirstEvents(tx, ground, kept)
  await addEntryLookups(tx, ground.register, kept)
  await postEntries(tx, ground.register, kept)
  const byNo = new Map(drafts.map((draft) => [draft.no, draft]))
  return read.map((row, no) => answerOf(row, { draft: byNo.get(no), written, register: ground.register }))
}

function answerOf(
  row: ReadRow,
  { draft, written, register }: { draft?: Draft; written: ReadonlySet<string>; register: Register },
): AddedEntry {
  if (!row.ok) return row
  if (!draft || !written.has(draft.id)) return { ok: false, problems: [entryExists(register)] }
  return { ok: true, id: draft.id, warnings: draft.warnings }
}

function draftsOf(read: readonly ReadRow[]): Draft[] {
  // Ids made within one millisecond are not in order; rows of a batch keep theirs.
  const ids = read.map(() => newId()).sort()
  return read.flatMap((row, no) =>
    row.ok ? [{ ...row.entry, id: ids[no] ?? newId(), no, warnings: row.warnings, subject: null }] : [],
  )
}

/** Puts the person behind every number into the data, and the first person or place into the subject of the entry. */
async function withPeople(tx: Transaction, register: Register, drafts: Draft[]): Promise<Draft[]> {
  const named = drafts.flatMap((draft) => peopleIn(register, draft))
  const residents = await tiePeople(tx, named)
  const found = new Map(named.map(({ no, key }, index) => [`${no} ${key}`, residents[index]]))
  return drafts.map((draft) => {
    const people = personFields(register).flatMap((key) => {
      const resident = found.get(`${draft.no} ${key}`)
      return resident ? [[key, { resident, ...(draft.data[key] as object) }] as const] : []
    })
    const data = { ...draft.data, ...Object.fromEntries(people) }
    return { ...draft, data, subject: subjectOf(register, data) }
  })
}

function personFields(register: Register): string[] {
  return ledgerFields(register).flatMap((field) => (field.type === 'person' ? [field.key] : []))
}

function peopleIn(register: Register, { no, data, unitPath }: Draft) {
  return personFields(register).flatMap((key) => {
    const [name, id] = [partOf(data[key], 'name'), partOf(data[key], 'id')]
    return typeof name === 'string' && typeof id === 'string' ? [{ no, key, name, id, unitPath }] : []
  })
}

/** What the entry is about, where the installation knows it: the first person who has a number, or the first place. */
export function subjectOf(register: Register, data: EntryData): string | null {
  const wanted = { resident: 'person', place: 'place' }[register.subject as string]
  const values = ledgerFields(register).flatMap(({ type, key }) => (type === wanted ? [data[key]] : []))
  const ids = values.map((value) => partOf(value, 'resident') ?? value)
  return ids.find((id): id is string => typeof id === 'string' && isUuid(id)) ?? null
}

/** Answers the ids that were written; an identity that the ledger already holds is left out. */
async function writeEntries(tx: Transaction, { register }: AddGround, drafts: Draft[]): Promise<Set<string>> {
  if (drafts.length === 0) return new Set()
  const version = await currentVersion(tx, { kind: 'register', key: register.key })
  const rows = drafts.map((draft) => ({
    id: draft.id,
    identity: draft.identity,
    subject: draft.subject,
    unit: draft.unitPath,
    data: sealEntry(draft.data, draft.id),
    open: openFields(register, draft.data),
    from: draft.from,
    to: draft.to,
    stale: reviewDate(register),
  }))
  const written = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO entry (id, register, version, identity_mac, subject, unit_path, data_enc, level, open, "from", "to", stale_on)
    SELECT e.id, ${register.key}, ${version}::uuid, e.identity, e.subject, e.unit, e.data, ${ledgerLevel(register)}, e.open, e."from", e."to", e.stale
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id uuid, identity text, subject uuid, unit text, data text, open jsonb, "from" date, "to" date, stale date)
    ON CONFLICT (register, identity_mac) DO NOTHING RETURNING id`
  return new Set(written.map(({ id }) => id))
}

async function writeFirstEvents(tx: Transaction, { account, via }: AddGround, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return
  const rows = drafts.map((draft) => {
    const id = newId()
    return { id, entry: draft.id, data: via ? sealJson({ via }, `entry_event.data:${id}`) : null }
  })
  await tx.$executeRaw`
    INSERT INTO entry_event (id, entry, account, verb, data_enc)
    SELECT id, entry, ${account}::uuid, 'open', data
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v(id uuid, entry uuid, data text)`
}
