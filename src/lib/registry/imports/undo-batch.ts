import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Actor } from '@/lib/kernel/actor'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { undoEntries } from '../ledgers/undo-entries'
import { asImporter } from './as-importer'
import { type Before, changeRows, type RowChange, readRows, recount, type StoredRow } from './batch'
import { importTarget, mayBring } from './import-target'
import { openEntries, writeEntries } from './ledger-writes'

const chunk = 300

/** Takes back the last rows of a batch that are not taken back yet, in one transaction. Answers whether more are left. */
export async function undoChunk(id: string): Promise<boolean | 'no-rights'> {
  const more = await asImporter(id, async ({ tx, actor, batch }) => {
    const office = await loadOffice(tx)
    const target = importTarget(office, batch.target)
    if (batch.state !== 'undoing' || !target) return false
    if (!mayBring(actor, target, batch)) throw new Refusal('not-allowed')
    const rows = await readRows(tx, id, { states: ['added', 'updated'], most: chunk, backwards: true })
    if (rows.length > 0) {
      const registers = [target.register, target.groups?.register].filter((each): each is Register => Boolean(each))
      const changes = await takeBack(tx, { registers, account: actor.account ?? '', batch: id }, rows)
      await changeRows(tx, id, changes)
      await tx.$executeRaw`UPDATE import_batch SET done = done + ${rows.length} WHERE id = ${id}::uuid`
      return true
    }
    await tx.importBatch.updateMany({ where: { id }, data: { state: 'undone' } })
    await note(tx, actor, { id, area: batch.area, detail: await recount(tx, id) })
    return false
  })
  return more ?? false
}

type Noted = { id: string; area: string; detail: Record<string, number> }

function note(tx: Transaction, actor: Actor, { id, area, detail }: Noted): Promise<void> {
  const audit = [{ command: 'undo-import', outcome: 'done', subject: id, unitPath: area, detail }]
  return record(tx, actor, { audit, outbox: [] })
}

type Taking = { registers: readonly Register[]; account: string; batch: string }
const stays = (no: number, code: string): RowChange => ({
  no,
  state: 'stuck',
  problems: [{ at: null, name: '', code }],
})

/** Takes back what rows have written: entries first, then values and ties. What somebody has built on stays, with the reason. */
async function takeBack(tx: Transaction, how: Taking, rows: readonly StoredRow[]): Promise<RowChange[]> {
  const kept = new Set<string>()
  for (const register of how.registers) {
    for (const id of await backEntries(tx, { ...how, register }, rows)) kept.add(id)
  }
  const free = rows.filter(({ before }) => !(before?.entries ?? []).some(({ id }) => kept.has(id)))
  const stuck = await backPeople(tx, free)
  return rows.map((row) => {
    if (!free.includes(row)) return stays(row.no, 'entry_changed')
    const why = stuck.get(row.no)
    return why ? stays(row.no, why) : { no: row.no, state: 'undone' }
  })
}

/** Withdraws entries that were added, and writes back those that were changed. Answers those that somebody has changed since. */
async function backEntries(
  tx: Transaction,
  { register, account, batch }: Taking & { register: Register },
  rows: readonly StoredRow[],
): Promise<string[]> {
  const held = rows.flatMap(({ before }) => (before?.entries ?? []).filter((each) => each.register === register.key))
  const added = held.filter(({ data }) => data === undefined).map(({ id }) => id)
  const { kept } = added.length > 0 ? await undoEntries(tx, { register, account, reason: batch }, added) : { kept: [] }
  const changed = held.filter(({ data }) => data !== undefined)
  const present = await openEntries(
    tx,
    changed.map(({ id }) => id),
  )
  const writes = changed.flatMap(({ id, data, version }) => {
    const old = present.get(id)
    return old?.version === version ? [{ id, old, data: data as Record<string, unknown> }] : []
  })
  const written = await writeEntries(tx, { register, account, via: { word: 'undo-import', ref: batch } }, writes)
  return [...kept, ...changed.flatMap(({ id }) => (written.has(id) ? [] : [id]))]
}

/** Takes back values and ties of people. Answers the rows that stay, with the reason. */
async function backPeople(tx: Transaction, rows: readonly StoredRow[]): Promise<Map<number, string>> {
  const told = rows.flatMap((row) => toldOf(row, row.before ?? {}))
  if (told.length === 0) return new Map()
  const stuck = await tx.$queryRaw<{ no: number; why: string }[]>`
    SELECT no, why FROM registry_take_back(${JSON.stringify(told)}::jsonb)`
  return new Map(stuck.map(({ no, why }) => [no, why]))
}

function toldOf({ no, subject }: StoredRow, { unit, tie, day, facts, person }: Before) {
  const who = subject ?? person
  if (!who || !unit || (!tie && !facts?.length)) return []
  return [{ no, subject: who, unit, tie: tie ?? null, on_day: day ?? null, facts: facts ?? [] }]
}
