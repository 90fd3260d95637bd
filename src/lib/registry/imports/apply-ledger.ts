import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { partOf } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { addEntries } from '../ledgers/add-entries'
import { ledgerFields } from '../ledgers/ledger-fields'
import { readEntries } from '../ledgers/read-entries'
import { type Bringing, freshTies } from './apply-people'
import type { Before, RowChange, StoredRow } from './batch'
import { openEntries, writeEntries } from './ledger-writes'

/**
 * Brings rows into a register: what it does not hold yet is added, what it holds under the same identity is left as it is
 * or gets what the file says, as was chosen. Answers what became of each row and what stood there before.
 */
export async function applyLedger(
  tx: Transaction,
  how: Bringing & { register: Register },
  rows: readonly StoredRow[],
): Promise<RowChange[]> {
  const { register, area, account, batch } = how
  const via = { word: 'import', ref: batch }
  const ground = { register, unitPath: area, account, via }
  const added = await addEntries(
    tx,
    ground,
    rows.map(({ data }) => ({ input: data.inputs })),
  )
  const there = rows.filter((_, at) => isThere(added[at]))
  const changed = new Map((await alter(tx, how, there)).map((change) => [change.no, change]))
  const ties = await tiesOf(
    tx,
    register,
    added.flatMap((each) => (each.ok ? [each.id] : [])),
  )
  return rows.map(({ no }, at) => {
    const each = added[at]
    if (each?.ok) {
      const before: Before = { ...ties.get(each.id), entries: [{ register: register.key, id: each.id, version: 1 }] }
      return { no, state: 'added', entry: each.id, before }
    }
    const held = (each?.problems ?? []).map(({ name, code, params, label }) => ({
      at: null,
      name,
      code,
      params,
      label,
    }))
    return changed.get(no) ?? { no, state: 'held', problems: held }
  })
}

function isThere(added: Awaited<ReturnType<typeof addEntries>>[number] | undefined): boolean {
  return added?.ok === false && added.problems.length > 0 && added.problems.every(({ code }) => code === 'entry_exists')
}

/** The ties that came with new entries: where they lie, for the person that each entry is about. */
async function tiesOf(tx: Transaction, register: Register, ids: readonly string[]): Promise<Map<string, Before>> {
  if (ids.length === 0 || !ledgerFields(register).some(({ type }) => type === 'person')) return new Map()
  const rows = await tx.$queryRaw<{ id: string; subject: string; unit: string }[]>`
    SELECT id, subject, unit_path AS unit FROM entry WHERE id = ANY (${[...ids]}::uuid[]) AND subject IS NOT NULL`
  const fresh = await freshTies(
    tx,
    rows.map(({ subject }) => subject),
    'ledger',
  )
  return new Map(
    rows.flatMap(({ id, subject, unit }) =>
      fresh.has(`${subject} ${unit}`) ? [[id, { unit, tie: 'ledger', day: today(), person: subject }] as const] : [],
    ),
  )
}

async function alter(
  tx: Transaction,
  { office, register, area, choice, account, batch }: Bringing & { register: Register },
  rows: readonly StoredRow[],
): Promise<RowChange[]> {
  const changes: RowChange[] = []
  const asked: { no: number; id: string; data: Record<string, unknown> }[] = []
  for (const { no, data } of rows) {
    const [read] = await readEntries(tx, { office, register, unitPath: area }, [{ input: data.inputs }])
    const id = read?.ok && read.entry.identity ? await entryOf(tx, register.key, read.entry.identity) : null
    if (id && read?.ok && choice === 'update') asked.push({ no, id, data: read.entry.data })
    else changes.push({ no, state: id ? 'skipped' : 'held', entry: id })
  }
  const present = await openEntries(
    tx,
    asked.map(({ id }) => id),
  )
  const writes = asked.flatMap(({ no, id, data }) => {
    const old = present.get(id)
    const merged = old && mergedOf(old.data, data)
    return old && merged ? [{ no, id, old, data: merged }] : []
  })
  const written = await writeEntries(tx, { register, account, via: { word: 'import', ref: batch } }, writes)
  for (const { no, id } of asked) {
    const write = writes.find((each) => each.no === no)
    const version = written.get(id)
    if (!write || version === undefined) changes.push({ no, state: 'same', entry: id })
    else {
      const entries = [{ register: register.key, id, data: write.old.data, version }]
      changes.push({ no, state: 'updated', entry: id, before: { entries } })
    }
  }
  return changes
}

async function entryOf(tx: Transaction, register: string, identity: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM entry WHERE register = ${register} AND identity_mac = ${identity} LIMIT 1`
  return row?.id ?? null
}

/** What the file says over what is there; a person under the same number stays the person who is known. Null: nothing new. */
function mergedOf(old: Record<string, unknown>, said: Record<string, unknown>): Record<string, unknown> | null {
  const changed = Object.entries(said).filter(([key, value]) => {
    const [was, id] = [old[key], partOf(value, 'id')]
    if (id !== undefined && partOf(was, 'id') === id) return false
    return JSON.stringify(was ?? null) !== JSON.stringify(value ?? null)
  })
  return changed.length > 0 ? { ...old, ...Object.fromEntries(changed) } : null
}
