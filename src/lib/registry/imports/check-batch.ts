import 'server-only'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { office as loadOffice } from '@/lib/catalogue/office'
import { type Cell, isBlankRow, type SheetRow } from '@/lib/files/spreadsheet/cell'
import type { Transaction } from '@/lib/kernel/transaction'
import { asImporter } from './as-importer'
import { type Batch, type RowState, readRows, sealRow } from './batch'
import { cellInputs, type Filled } from './cell-inputs'
import { importTarget } from './import-target'
import { type Ground, type JudgedRow, judgeRows } from './judge-rows'
import { openFileOf } from './look-at-file'
import { dictionary, filledColumns } from './reading'

const chunk = 400

/**
 * The dry run: reads the file from where it stopped, judges its rows in chunks and keeps what they say, sealed. Answers
 * false when every row is judged, true when `enough` said to stop before, `lost` when somebody else works on the batch. A
 * killed run goes on after its last chunk.
 */
export async function checkBatch(id: string, enough: () => boolean): Promise<boolean | 'no-rights' | 'lost'> {
  const begun = await asImporter(id, async ({ batch }) => batch)
  if (begun === null || begun === 'no-rights') return begun ?? 'lost'
  if (begun.state !== 'checking' || !begun.mapping) return 'lost'
  const book = await openFileOf(begun)
  let [cursor, rows] = [begun.cursor, [] as SheetRow[]]
  const flush = async () => {
    const kept = await asImporter(id, ({ tx, batch }) => keepChunk(tx, batch, { cursor, rows }))
    cursor = rows.at(-1)?.no ?? cursor
    rows = []
    return kept
  }
  for await (const row of book.rows(begun.mapping.sheet)) {
    if (row.no <= cursor || row.no <= begun.mapping.head || isBlankRow(row)) continue
    rows.push(row)
    if (rows.length < chunk) continue
    const kept = await flush()
    if (kept !== true) return kept || 'lost'
    if (enough()) return true
  }
  const kept = rows.length > 0 ? await flush() : true
  return kept === true ? false : kept || 'lost'
}

type Chunk = { cursor: number; rows: readonly SheetRow[] }

/** False when somebody else has gone on in the meantime. */
async function keepChunk(tx: Transaction, batch: Batch, { cursor, rows }: Chunk): Promise<boolean> {
  const office = await loadOffice(tx)
  const target = importTarget(office, batch.target)
  if (batch.state !== 'checking' || batch.cursor !== cursor || !batch.mapping || !target) return false
  const columns = filledColumns(target, batch.mapping)
  const words = dictionary(office, batch.area)
  const ground: Ground = { office, target, area: batch.area, columns }
  const asked = rows.map(({ no, cells }) => {
    const { inputs, problems } = cellInputs(cells, columns, words)
    return { no, data: { inputs, texts: textsOf(cells, columns, problems) }, problems }
  })
  await insertRows(tx, batch.id, await withoutDoubles(tx, batch.id, await judgeRows(tx, ground, asked), columns))
  await tx.$executeRaw`
    UPDATE import_batch SET cursor = ${rows.at(-1)?.no ?? cursor}, done = done + ${rows.length} WHERE id = ${batch.id}::uuid`
  return true
}

/** The texts of the mapped cells; what names a confidential group is not kept anywhere. */
function textsOf(
  cells: readonly Cell[],
  columns: readonly Filled[],
  problems: JudgedRow['problems'],
): Record<string, string> {
  const hidden = new Set(problems.flatMap(({ code, name }) => (code === 'confidential' ? [name] : [])))
  return Object.fromEntries(
    columns.flatMap(({ key, at }) => {
      const text = cells[at]?.text ?? ''
      return text === '' || hidden.has(key) ? [] : [[key, text] as const]
    }),
  )
}

type Row = JudgedRow & { state: RowState }

/** The same row again is left out; another row with the same identity waits for a decision. */
async function withoutDoubles(
  tx: Transaction,
  batch: string,
  rows: readonly JudgedRow[],
  columns: readonly Filled[],
): Promise<Row[]> {
  const seen = await earlier(
    tx,
    batch,
    rows.flatMap(({ identity }) => identity ?? []),
  )
  return rows.map((row) => {
    const first = row.identity === null ? undefined : seen.get(row.identity)
    if (row.identity !== null && first === undefined) seen.set(row.identity, canonicalJson(row.data.inputs))
    if (first === canonicalJson(row.data.inputs)) return { ...row, problems: [], state: 'double' }
    const at = columns[0]?.at ?? null
    const problems = first === undefined ? row.problems : [...row.problems, { at, name: '', code: 'doubled' }]
    return { ...row, problems, state: problems.length > 0 ? 'held' : 'ready' }
  })
}

async function earlier(tx: Transaction, batch: string, identities: readonly string[]): Promise<Map<string, string>> {
  if (identities.length === 0) return new Map()
  const found = await tx.$queryRaw<{ no: number; mac: string; state: string }[]>`
    SELECT no, identity_mac AS mac, state FROM import_row WHERE batch = ${batch}::uuid AND identity_mac = ANY (${[...identities]}) ORDER BY no`
  const first = new Map<string, string>()
  for (const { no, mac, state } of found) {
    if (first.has(mac)) continue
    const [row] = await readRows(tx, batch, { states: [state as RowState], most: 1, no })
    if (row) first.set(mac, canonicalJson(row.data.inputs))
  }
  return first
}

async function insertRows(tx: Transaction, batch: string, rows: readonly Row[]): Promise<void> {
  const told = rows.map(({ no, state, data, problems, identity, subject, entry }) => ({
    ...{ no, state, problems, identity, subject, entry, sealed: sealRow(batch, no, data) },
  }))
  await tx.$executeRaw`
    INSERT INTO import_row (batch, no, state, row_enc, problems, identity_mac, subject, entry)
    SELECT ${batch}::uuid, no, state, sealed, problems, identity, subject, entry
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS r(no int, state text, sealed text, problems jsonb, identity text, subject uuid, entry uuid)`
}
