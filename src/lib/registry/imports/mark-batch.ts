import 'server-only'
import { createHash } from 'node:crypto'
import { noteFiles } from '@/lib/files/note-files'
import { writeMarked } from '@/lib/files/spreadsheet/write-marked'
import { putObject, storageKey } from '@/lib/files/storage'
import { open } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { type Locale, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type Batch, namePlace, readBatch, recount } from './batch'
import type { RowProblem } from './cell-inputs'
import { openFileOf } from './look-at-file'
import { markedWords, problemSayer } from './say-problem'

const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Ends the dry run: writes the file again with its wrong cells marked, counts, and lets people decide. May be repeated. */
export async function markBatch(id: string): Promise<void> {
  const begun = await transaction({ as: 'worker' }, async ({ tx }) => {
    const batch = await readBatch(tx, id)
    return batch?.state === 'checking' ? { batch, problems: await problemsOf(tx, id) } : null
  })
  if (!begun) return
  const { batch, problems } = begun
  const marked = problems.size > 0 ? await writeFile(batch, problems) : null
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const data = { state: 'checked', marked: marked?.id ?? null }
    const { count } = await tx.importBatch.updateMany({ where: { id, state: 'checking' }, data })
    if (count === 0) return
    if (marked) await noteFiles(tx, [marked], { owner: batch.account, draft: id, field: 'import', safe: true })
    await recount(tx, id)
  })
}

async function problemsOf(tx: Transaction, batch: string): Promise<Map<number, RowProblem[]>> {
  const rows = await tx.$queryRaw<{ no: number; problems: RowProblem[] }[]>`
    SELECT no, problems FROM import_row WHERE batch = ${batch}::uuid AND state = 'held' ORDER BY no`
  return new Map(rows.map(({ no, problems }) => [no, problems]))
}

async function writeFile(batch: Batch, problems: ReadonlyMap<number, RowProblem[]>) {
  const { sheet, head } = batch.mapping ?? { sheet: 0, head: 0 }
  const book = await openFileOf(batch)
  const sayer = await problemSayer(sourceLocale)
  const marks = (no: number) =>
    (problems.get(no) ?? []).map((each) => ({ at: each.at, text: sayer(each), hide: each.code === 'confidential' }))
  const summary = await summaryOf(batch, problems, { sayer, locale: sourceLocale })
  const bytes = await writeMarked({ sheet: book.sheets[sheet] ?? '', rows: book.rows(sheet), head, marks, summary })
  const id = newId()
  await putObject(storageKey('files', id), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { id, mime, size: bytes.length, sha256, name: markedName(batch, summary.title) }
}

function markedName(batch: Batch, title: string): string {
  return `${open(batch.nameEnc, namePlace(batch.id)).replace(/\.[a-z]+$/i, '')}-${title}.xlsx`
}

type Words = { sayer: (problem: RowProblem) => string; locale: Locale }

/** The first sheet: how many rows, how many are wrong, and what is wrong how often, most frequent first. */
async function summaryOf(batch: Batch, problems: ReadonlyMap<number, RowProblem[]>, { sayer, locale }: Words) {
  const word = await markedWords(locale)
  const counted = new Map<string, { column: string; sentence: string; count: number }>()
  for (const each of [...problems.values()].flat()) {
    const column = each.label === undefined ? word('row') : say(each.label, locale)
    const [sentence, key] = [sayer(each), `${each.name} ${each.code} ${JSON.stringify(each.params ?? {})}`]
    counted.set(key, { column, sentence, count: (counted.get(key)?.count ?? 0) + 1 })
  }
  const lines = [...counted.values()].sort((a, b) => b.count - a.count)
  return {
    title: word('title'),
    rows: [
      [word('title')],
      [word('total'), String(batch.done)],
      [word('wrong'), String(problems.size)],
      [word('how')],
      [],
      [word('column'), word('problem'), word('count')],
      ...lines.map(({ column, sentence, count }) => [column, sentence, String(count)]),
    ],
  }
}
