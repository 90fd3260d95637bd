import 'server-only'
import { PassThrough, Readable } from 'node:stream'
import ExcelJS from 'exceljs'

export type Cell = string | number
export type Workbook = {
  /** Name of the one sheet. */
  sheet: string
  /** Lines above the table: what it is, which filter, when, by whom. */
  notes: string[]
  head: string[]
  rows: AsyncIterable<readonly Cell[]>
}

/** What a spreadsheet program would take for a formula, whatever stands before it in the cell. */
const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/

/** A character that XML cannot hold, or that would break the row of a CSV. */
const noXml = /\p{Cc}+|[\ufffe\uffff]+/u
/** A cell takes 32,767 characters. */
const longest = 32_000

/** A text that no spreadsheet program carries out: what begins like a formula gets an apostrophe before it. */
export function plainCell(cell: Cell): Cell {
  if (typeof cell === 'number') return cell
  const text = (noXml.test(cell) ? cell.split(noXml).join(' ') : cell).slice(0, longest)
  return formula.test(text) ? `'${text}` : text
}

/**
 * An .xlsx file with one table, written while its rows arrive, so that its size does not matter. Texts stay texts: long
 * numbers keep every digit, and nothing in a cell is carried out.
 */
export function writeWorkbook(workbook: Workbook): ReadableStream<Uint8Array> {
  const stream = new PassThrough()
  write(workbook, stream).catch((problem: unknown) => stream.destroy(problem as Error))
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

// Styles would cost a third of the time; what counts is that texts are text cells.
async function write({ sheet: name, notes, head, rows }: Workbook, stream: PassThrough): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: false })
  const sheet = book.addWorksheet(name.replace(/[*?:\\/[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: notes.length + 1 }],
  })
  sheet.columns = head.map((title) => ({ width: Math.min(40, Math.max(12, title.length * 2 + 4)) }))
  for (const note of notes) sheet.addRow([plainCell(note)]).commit()
  sheet.addRow(head.map(plainCell)).commit()
  for await (const row of rows) {
    sheet.addRow(row.map(plainCell)).commit()
    if (stream.writableLength > 1 << 20) await drained(stream)
  }
  sheet.commit()
  await book.commit()
}

function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => stream.once('drain', resolve))
}
