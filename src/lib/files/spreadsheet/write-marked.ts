import 'server-only'
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'
import type { SheetRow } from './cell'

/** What is said at a cell; `at` null: at the first cell of the row. `hide`: what stood there is not repeated. */
type Mark = { at: number | null; text: string; hide?: boolean }
export type Marked = {
  sheet: string
  rows: AsyncIterable<SheetRow>
  /** Row of the heads, which stays in sight. */
  head: number
  marks: (no: number) => readonly Mark[]
  summary: { title: string; rows: readonly (readonly string[])[] }
}

const red = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBE5E2' } } as const
const bold = { bold: true, color: { argb: 'FFAD241D' } }

/**
 * Writes a file again with every wrong cell in red and what is wrong in its comment, and a sheet that sums it up. All
 * cells are text, so that long numbers stay whole and nothing is taken for a formula. Streamed; nothing goes to disk.
 */
export async function writeMarked({ sheet, rows, head, marks, summary }: Marked): Promise<Buffer> {
  const stream = new PassThrough()
  const parts: Buffer[] = []
  stream.on('data', (part: Buffer) => parts.push(part))
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const about = book.addWorksheet(summary.title)
  about.columns = [{ width: 28 }, { width: 60 }, { width: 12 }]
  for (const texts of summary.rows) about.addRow([...texts]).commit()
  about.commit()
  const table = book.addWorksheet(sheet.slice(0, 31) || 'Sheet1', { views: [{ state: 'frozen', ySplit: head }] })
  for await (const row of rows) writeRow(table, row, marks(row.no))
  table.commit()
  await book.commit()
  return Buffer.concat(parts)
}

function writeRow(table: ExcelJS.Worksheet, { no, cells }: SheetRow, marks: readonly Mark[]): void {
  const row = table.getRow(no)
  cells.forEach(({ text }, at) => {
    if (text === '') return
    const cell = row.getCell(at + 1)
    cell.value = marks.some((mark) => mark.at === at && mark.hide) ? '***' : text
    cell.numFmt = '@'
  })
  for (const at of new Set(marks.map((mark) => mark.at ?? 0))) {
    const cell = row.getCell(at + 1)
    if (cell.value === null || cell.value === undefined) cell.value = ''
    cell.fill = red
    cell.font = bold
    cell.note = marks
      .filter((mark) => (mark.at ?? 0) === at)
      .map(({ text }) => text)
      .join('\n')
  }
  row.commit()
}
