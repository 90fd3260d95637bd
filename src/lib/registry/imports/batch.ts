import 'server-only'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'
import type { RowProblem } from './cell-inputs'
import { type Looks, type Mapping, mappingSchema } from './mapping'

const batchStates = [
  'reading',
  'mapping',
  'checking',
  'checked',
  'applying',
  'applied',
  'undoing',
  'undone',
  'refused',
  'dropped',
] as const
export type BatchState = (typeof batchStates)[number]

/** One file on its way into a register. */
export type Batch = {
  id: string
  at: Date
  account: string
  unitPath: string
  area: string
  target: string
  source: string
  state: BatchState
  problem: string | null
  file: string
  nameEnc: string
  looksEnc: string | null
  mapping: Mapping | null
  choice: 'skip' | 'update'
  total: number
  done: number
  cursor: number
  counts: Record<string, number>
  marked: string | null
  rowVersion: number
  endedAt: Date | null
}

/** A batch as the actor may see it, or null. `lock` holds it against whoever works on it at the same time. */
export async function readBatch(tx: Transaction, id: string, lock = false): Promise<Batch | null> {
  if (lock) await tx.$queryRaw`SELECT 1 AS held FROM import_batch WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.importBatch.findUnique({ where: { id } })
  if (!row) return null
  const mapping = row.mapping === null ? null : mappingSchema.parse(row.mapping)
  const choice = row.choice === 'update' ? 'update' : 'skip'
  return { ...row, mapping, choice, state: row.state as BatchState, counts: row.counts as Record<string, number> }
}

/** What a right to a batch is asked about. */
export async function batchSubject(tx: Transaction, id: string): Promise<Subject | null> {
  const row = await tx.importBatch.findUnique({ where: { id }, select: { unitPath: true } })
  return row && { unitPath: row.unitPath }
}

export const namePlace = (id: string) => `import_batch.name_enc:${id}`
const looksPlace = (id: string) => `import_batch.looks_enc:${id}`

/** Seals what was found in the file. */
export function sealLooks(id: string, looks: Looks): string {
  return sealJson(looks, looksPlace(id))
}

/** What was found in the file, or null when it was not read yet. */
export function openLooks({ id, looksEnc }: Pick<Batch, 'id' | 'looksEnc'>): Looks | null {
  return looksEnc ? openJson<Looks>(looksEnc, looksPlace(id)) : null
}

/** What a row of the file says: the inputs of its form and the texts of its cells by input, as far as they may be kept. */
export type RowData = { inputs: Record<string, string>; texts: Record<string, string> }
/** What stood in the registers before a row was brought in, so that it can be taken back. */
export type Before = {
  unit?: string
  /** The person whose tie it is, where the row itself is about an entry. */
  person?: string
  tie?: string
  day?: string
  facts?: FactBefore[]
  entries?: { register: string; id: string; data?: unknown; version: number }[]
}
export type FactBefore = {
  element: string
  street: string
  fact: string
  before: Record<string, unknown> | null
  gone: { field: string; value: string }[]
  back: { field: string; value: string; unit: string }[]
}

export type RowState =
  | 'ready'
  | 'held'
  | 'double'
  | 'added'
  | 'updated'
  | 'same'
  | 'skipped'
  | 'dropped'
  | 'undone'
  | 'stuck'
export type StoredRow = {
  no: number
  state: RowState
  data: RowData
  problems: RowProblem[]
  subject: string | null
  entry: string | null
  before: Before | null
}

const rowPlace = (batch: string, no: number) => `import_row.row_enc:${batch}/${no}`
const beforePlace = (batch: string, no: number) => `import_row.before_enc:${batch}/${no}`

/** Seals what a row says. */
export function sealRow(batch: string, no: number, data: RowData): string {
  return sealJson(data, rowPlace(batch, no))
}

/** Seals what stood there before. */
function sealBefore(batch: string, no: number, before: Before): string {
  return sealJson(before, beforePlace(batch, no))
}

type RawRow = {
  no: number
  state: string
  row_enc: string
  problems: unknown
  subject: string | null
  entry: string | null
  before_enc: string | null
}

/** Rows of a batch in these states, in the order of the file (or backwards), after a row number. */
export async function readRows(
  tx: Transaction,
  batch: string,
  wanted: { states: readonly RowState[]; most: number; after?: number; no?: number; backwards?: boolean },
): Promise<StoredRow[]> {
  const { states, most, after = -1, no = null, backwards = false } = wanted
  const rows = backwards
    ? await tx.$queryRaw<RawRow[]>`
        SELECT no, state, row_enc, problems, subject, entry, before_enc FROM import_row
        WHERE batch = ${batch}::uuid AND state = ANY (${[...states]}) ORDER BY no DESC LIMIT ${most}`
    : await tx.$queryRaw<RawRow[]>`
        SELECT no, state, row_enc, problems, subject, entry, before_enc FROM import_row
        WHERE batch = ${batch}::uuid AND state = ANY (${[...states]}) AND no > ${after} AND (${no}::int IS NULL OR no = ${no}::int)
        ORDER BY no LIMIT ${most}`
  return rows.map((row) => storedRow(batch, row))
}

function storedRow(batch: string, row: RawRow): StoredRow {
  return {
    no: row.no,
    state: row.state as RowState,
    data: openJson<RowData>(row.row_enc, rowPlace(batch, row.no)),
    problems: row.problems as RowProblem[],
    subject: row.subject,
    entry: row.entry,
    before: row.before_enc ? openJson<Before>(row.before_enc, beforePlace(batch, row.no)) : null,
  }
}

/** What became of a row. */
export type RowChange = {
  no: number
  state: RowState
  problems?: RowProblem[]
  subject?: string | null
  entry?: string | null
  before?: Before | null
  data?: RowData
}

/** Writes what became of rows, in one statement. What is left out stays as it is. */
export async function changeRows(tx: Transaction, batch: string, changes: readonly RowChange[]): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ no, state, problems, subject, entry, before, data }) => ({
    ...{ no, state, problems: problems ?? null, subject: subject ?? null, entry: entry ?? null },
    before: before ? sealBefore(batch, no, before) : null,
    data: data ? sealRow(batch, no, data) : null,
  }))
  await tx.$executeRaw`
    UPDATE import_row r SET state = c.state, problems = coalesce(c.problems, r.problems), subject = coalesce(c.subject, r.subject),
      entry = coalesce(c.entry, r.entry), before_enc = coalesce(c.before, r.before_enc), row_enc = coalesce(c.data, r.row_enc)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c(no int, state text, problems jsonb, subject uuid, entry uuid, before text, data text)
    WHERE r.batch = ${batch}::uuid AND r.no = c.no`
}

/** Counts the rows of a batch by what became of them and keeps the counts with it. */
export async function recount(tx: Transaction, batch: string): Promise<Record<string, number>> {
  const rows = await tx.$queryRaw<{ state: string; n: number; known: number }[]>`
    SELECT state, count(*)::int AS n, count(coalesce(subject, entry))::int AS known FROM import_row WHERE batch = ${batch}::uuid GROUP BY state`
  const counts = Object.fromEntries(rows.map(({ state, n }) => [state, n]))
  const all = { ...counts, known: rows.find(({ state }) => state === 'ready')?.known ?? 0 }
  await tx.$executeRaw`UPDATE import_batch SET counts = ${JSON.stringify(all)}::jsonb, row_version = row_version + 1 WHERE id = ${batch}::uuid`
  return all
}
