/** Why a cell has no value that can be trusted; each code has a sentence in the messages `imports.cell`. */
type CellProblem = 'digits_lost' | 'cell_error' | 'formula'

/** A cell as text: numbers in full digits, dates as `YYYY-MM-DD` (with ` HH:MM` where there is a time), yes/no as 是/否. */
export type Cell = { text: string; problem?: CellProblem }

/** A row of a sheet: `no` as people count it in the file, from 1; cells from the first column on, gaps are empty. */
export type SheetRow = { no: number; cells: Cell[] }

export const emptyCell: Cell = { text: '' }

/** True when a row holds nothing at all. */
export function isBlankRow({ cells }: SheetRow): boolean {
  return cells.every(({ text, problem }) => text.trim() === '' && problem === undefined)
}

const exponent = /^[-+]?\d(?:\.\d+)?E\+?\d{2,}$/i

/**
 * A cell from plain text (CSV, or a text cell). A number in the form `1.1E+17` is what a spreadsheet made of an identity
 * number: its last digits are gone for good, so it is marked and never read.
 */
export function textCell(raw: string): Cell {
  const text = raw.replace(/^[\uFEFF\t']+/, '').trim()
  return exponent.test(text) ? { text, problem: 'digits_lost' } : { text }
}

/** The most digits that a number of a spreadsheet keeps (IEEE 754 double, as Excel writes it). */
const keptDigits = 15

/**
 * A cell from a number as the file holds it. Numbers of more than 15 digits have lost the rest: they are marked. `pad` is
 * the number of digits that the cell's format shows (`000000`), so that leading zeros come back.
 */
export function numberCell(raw: string, pad = 0): Cell {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw.trim(), problem: 'cell_error' }
  if (Math.abs(value) >= 10 ** keptDigits) return { text: raw.trim(), problem: 'digits_lost' }
  const text = plain(Number(value.toPrecision(keptDigits)))
  return { text: pad > 0 && /^\d+$/.test(text) ? text.padStart(pad, '0') : text }
}

function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text
}

/** A cell from a serial date of Excel (days since 1900, or 1904); with a time when it is not midnight. */
export function dateCell(raw: string, since1904 = false): Cell {
  const serial = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return numberCell(raw)
  // Excel counts a 29 February 1900 that never was.
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const iso = new Date(start + Math.round(serial * 1440) * 60_000).toISOString()
  return { text: iso.slice(11, 16) === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}` }
}
