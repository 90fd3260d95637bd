import 'server-only'
import { invalid } from '@/lib/kernel/refusal'
import type { SheetRow } from './cell'
import { readCsv } from './read-csv'
import { readWorkbook } from './read-workbook'
import { spreadsheetKind } from './spreadsheet-kind'

export type Sheet = { name: string }
/** An opened table file. `rows` reads one sheet from its beginning, row by row, and may be called again. */
export type Spreadsheet = { sheets: string[]; rows: (sheet: number) => AsyncGenerator<SheetRow> }

/**
 * Opens an .xlsx or .csv by what its bytes are. Refuses with `invalid` on `file`: `sheet-kind`, `sheet-old`, `sheet-locked`,
 * `sheet-broken`, `sheet-encoding`, `sheet-columns`, `sheet-too-large` (more than `unpacked` bytes once unpacked).
 */
export async function readSpreadsheet(bytes: Buffer, limits: { unpacked: number }): Promise<Spreadsheet> {
  const kind = spreadsheetKind(bytes)
  if ('problem' in kind) throw invalid('file', kind.problem)
  return kind.ending === 'xlsx' ? readWorkbook(bytes, limits) : readCsv(bytes)
}
