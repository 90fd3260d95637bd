import type { SheetRow } from '@/lib/files/spreadsheet/cell'
import { headFits } from './header-words'
import type { ImportColumn } from './import-columns'

/** Heads stand in one of the first rows, below a title or a note. */
export const searchedRows = 20

/**
 * The row of the heads among the first rows of a sheet: the one with the most heads that are known; without any, the one
 * with the most different texts. Its `score` says which of several sheets is meant. Undefined for an empty sheet.
 */
export function findHead(
  rows: readonly SheetRow[],
  columns: readonly ImportColumn[],
): { no: number; score: number } | undefined {
  const scored = rows.slice(0, searchedRows).map((row) => ({ no: row.no, score: scoreOf(row, columns) }))
  const best = scored.reduce<{ no: number; score: number } | undefined>(
    (found, each) => (each.score > (found?.score ?? 0) ? each : found),
    undefined,
  )
  return best
}

function scoreOf({ cells }: SheetRow, columns: readonly ImportColumn[]): number {
  const texts = cells.map(({ text }) => text).filter((text) => text !== '')
  const known = texts.filter((text) => columns.some(({ words }) => headFits(text, words) >= 900))
  const worded = new Set(texts.filter((text) => !/^[\d\s./-]+$/.test(text))).size
  return known.length * 1000 + worded
}
