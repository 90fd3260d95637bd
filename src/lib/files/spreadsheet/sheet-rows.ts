import { invalid } from '@/lib/kernel/refusal'
import { type Cell, dateCell, emptyCell, numberCell, type SheetRow, textCell } from './cell'
import type { NumberFormat } from './number-formats'
import { attribute, type XmlEvent } from './xml-events'

/** What the cells of a workbook refer to. */
export type Workbook = { strings: readonly string[]; formats: readonly NumberFormat[]; since1904: boolean }

/** Columns beyond this are not a ledger. */
export const mostColumns = 256

type Open = { column: number; type: string; style: number; formula: boolean; value: string; inline: string }
type State = {
  row: SheetRow | null
  cell: Open | null
  into: 'value' | 'inline' | null
  phonetic: boolean
  last: number
}

/**
 * The rows of a sheet while its XML arrives. A formula is read as the value that was kept with it; one without a value, and
 * a value that is an error, is marked. Row numbers are those of the file.
 */
export async function* sheetRows(events: AsyncIterable<XmlEvent[]>, workbook: Workbook): AsyncGenerator<SheetRow> {
  const state: State = { row: null, cell: null, into: null, phonetic: false, last: 0 }
  for await (const batch of events) {
    const rows: SheetRow[] = []
    for (const event of batch) {
      if (event.kind === 'text') addText(state, event.text)
      else if (event.kind === 'open') opened(state, event)
      else closed(state, event.name, { workbook, rows })
    }
    yield* rows
  }
}

function addText({ cell, into, phonetic }: State, text: string): void {
  if (cell && into && !phonetic) cell[into] += text
}

function opened(state: State, { name, attributes }: { name: string; attributes: string }): void {
  if (name === 'row') {
    const no = Number(attribute(attributes, 'r') ?? state.last + 1)
    state.row = { no, cells: [] }
    state.last = no
  } else if (name === 'c' && state.row) {
    state.cell = {
      column: columnOf(attribute(attributes, 'r')) ?? state.row.cells.length,
      type: attribute(attributes, 't') ?? 'n',
      style: Number(attribute(attributes, 's') ?? 0),
      ...{ formula: false, value: '', inline: '' },
    }
  } else if (name === 'v') state.into = 'value'
  else if (name === 't') state.into = 'inline'
  else if (name === 'f' && state.cell) state.cell.formula = true
  else if (name === 'rPh') state.phonetic = true
}

type Found = { workbook: Workbook; rows: SheetRow[] }

function closed(state: State, name: string, { workbook, rows }: Found): void {
  if (name === 'v' || name === 't') state.into = null
  else if (name === 'rPh') state.phonetic = false
  else if (name === 'c' && state.row && state.cell) {
    place(state.row, state.cell, workbook)
    state.cell = null
  } else if (name === 'row' && state.row) {
    rows.push(state.row)
    state.row = null
  }
}

function place({ cells }: SheetRow, open: Open, workbook: Workbook): void {
  if (open.column >= mostColumns) {
    if (open.value !== '' || open.inline !== '') throw invalid('file', 'sheet-columns')
    return
  }
  while (cells.length < open.column) cells.push(emptyCell)
  cells[open.column] = cellOf(open, workbook)
}

function cellOf({ type, value, inline, formula, style }: Open, { strings, formats, since1904 }: Workbook): Cell {
  if (type === 'e') return { text: value, problem: 'cell_error' }
  if (formula && value === '' && type !== 'str') return { text: '', problem: 'formula' }
  if (type === 's') return textCell(unescaped(strings[Number(value)] ?? ''))
  if (type === 'inlineStr') return textCell(unescaped(inline))
  if (type === 'str') return textCell(unescaped(value))
  if (type === 'b') return { text: value === '1' ? '是' : '否' }
  if (type === 'd') return { text: value.replace('T', ' ').replace(/(?: 00:00:00.*|:\d\d(?:\.\d+)?Z?)$/, '') }
  if (value === '') return emptyCell
  const format = formats[style] ?? 0
  return format === 'date' ? dateCell(value, since1904) : numberCell(value, format)
}

/** `_x000D_` is how a control character is written; line ends are kept, the rest goes. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => (code === '000A' ? '\n' : ''))
    : text
}

/** `AB12` → 27. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
