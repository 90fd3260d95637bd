import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { filesById } from '@/lib/files/attach'
import { checkFile } from '@/lib/files/check-file'
import { type Cell, isBlankRow, type SheetRow } from '@/lib/files/spreadsheet/cell'
import { readSpreadsheet, type Spreadsheet } from '@/lib/files/spreadsheet/read-spreadsheet'
import { getObject, removeObject, storageKey } from '@/lib/files/storage'
import { env } from '@/lib/kernel/env'
import { Refusal } from '@/lib/kernel/refusal'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { type Batch, readBatch, sealLooks } from './batch'
import { findHead, searchedRows } from './find-head'
import { guessMapping, mapsByItself } from './guess-mapping'
import { isConfidential } from './header-words'
import { importTarget, type Target } from './import-target'
import { type Looks, type Mapping, mappingSchema } from './mapping'

const sampled = 3

/** Opens the file of a batch. Throws `invalid` with what is wrong with it. */
export async function openFileOf({ file }: Pick<Batch, 'file'>): Promise<Spreadsheet> {
  const bytes = await getObject(storageKey('files', file))
  if (!bytes) throw new Refusal('invalid', 'invalid', [{ name: 'file', code: 'file-lost' }])
  return readSpreadsheet(bytes, { unpacked: env().IMPORT_MAX_UNPACKED_MB * 1024 * 1024 })
}

/**
 * The first look at a file, in the worker: it passes the file checks, its sheet, row of heads and number of rows are found,
 * and its columns are guessed, or mapped as the last file of the same source was. May be repeated.
 */
export async function lookAtFile(id: string): Promise<void> {
  const found = await transaction({ as: 'worker' }, async ({ tx }) => {
    const batch = await readBatch(tx, id)
    return batch?.state === 'reading'
      ? { batch, target: importTarget(await loadOffice(tx), batch.target), kept: await keptMapping(tx, batch) }
      : null
  })
  if (!found) return
  await checkFile(found.batch.file)
  try {
    await note(found.batch, await look(found))
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    const code = problem.problems[0]?.code ?? problem.reason
    if (code === 'confidential-column') await removeObject(storageKey('files', found.batch.file))
    await refuse(id, code)
  }
}

type Found = { batch: Batch; target: Target | null; kept: Mapping['columns'] }
type Seen = { looks: Looks; mapping: Mapping; total: number }

const refusal = (code: string) => new Refusal('invalid', 'invalid', [{ name: 'file', code }])

async function look({ batch, target, kept }: Found): Promise<Seen> {
  if (!target) throw refusal('import-target')
  const [file] = await transaction({ as: 'worker' }, ({ tx }) => filesById(tx, [batch.file]))
  if (file?.state !== 'safe') throw refusal(file?.problem ?? 'file-lost')
  const book = await openFileOf(batch)
  const { sheet, head } = batch.mapping ?? (await headOf(book, target))
  const seen = await readSheet(book, { sheet, head })
  const headers = seen.headers.map(({ text }) => text)
  if (seen.total > env().IMPORT_MAX_ROWS) throw refusal('sheet-rows')
  if (headers.some(isConfidential)) throw refusal('confidential-column')
  const columns = guessMapping(headers, { columns: target.columns, kept })
  const byItself = !batch.mapping && mapsByItself(headers, { columns: target.columns, kept })
  const { first, samples, total } = seen
  return {
    looks: { sheets: book.sheets, sheet, head, headers, samples, first, kept: byItself },
    mapping: { sheet, head, columns },
    total,
  }
}

/** The sheet and the row whose heads are known best. */
async function headOf(book: Spreadsheet, target: Target): Promise<{ sheet: number; head: number }> {
  let best = { sheet: 0, head: 0, score: 0 }
  for (const sheet of book.sheets.keys()) {
    const rows: SheetRow[] = []
    for await (const row of book.rows(sheet)) {
      if (!isBlankRow(row)) rows.push(row)
      if (rows.length >= searchedRows) break
    }
    const found = findHead(rows, target.columns)
    if (found && found.score > best.score) best = { sheet, head: found.no, score: found.score }
  }
  if (best.score === 0) throw refusal('sheet-empty')
  return best
}

type Sheet = { headers: Cell[]; samples: string[][]; first: Looks['first']; total: number }

async function readSheet(book: Spreadsheet, { sheet, head }: { sheet: number; head: number }): Promise<Sheet> {
  const found: Sheet = { headers: [], samples: [], first: [], total: 0 }
  for await (const row of book.rows(sheet)) {
    if (isBlankRow(row)) continue
    const texts = row.cells.map(({ text }) => text)
    if (found.first.length < 8) found.first.push({ no: row.no, texts: texts.slice(0, 6) })
    if (row.no === head) found.headers = row.cells
    if (row.no <= head) continue
    found.total += 1
    if (found.samples.length < sampled) found.samples.push(texts)
  }
  return found
}

/** How the last file of this source for this target was mapped by the same desk. */
async function keptMapping(tx: Transaction, { id, unitPath, target, source }: Batch): Promise<Mapping['columns']> {
  const row = await tx.importBatch.findFirst({
    where: {
      unitPath,
      target,
      source,
      id: { not: id },
      state: { in: ['checking', 'checked', 'applying', 'applied', 'undoing', 'undone'] },
    },
    select: { mapping: true },
    orderBy: { id: 'desc' },
  })
  const read = mappingSchema.safeParse(row?.mapping)
  return read.success ? read.data.columns : []
}

/** A file that maps by itself goes on to be checked at once. */
async function note(batch: Batch, { looks, mapping, total }: Seen): Promise<void> {
  const data = {
    ...{ total, mapping, looksEnc: sealLooks(batch.id, looks), done: 0, cursor: looks.head },
    state: looks.kept ? 'checking' : 'mapping',
    rowVersion: { increment: 1 },
  }
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.importBatch.updateMany({ where: { id: batch.id, state: 'reading' }, data }),
  )
}

/** Says why a file is not taken. */
async function refuse(id: string, problem: string): Promise<void> {
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.importBatch.updateMany({ where: { id, state: 'reading' }, data: { state: 'refused', problem } }),
  )
}
