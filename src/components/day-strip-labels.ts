import type { DayCell } from './day-strip'

/** A strip is laid out for a sheet about this wide; narrower sheets show a calendar with a list of labels instead. */
const sheet = 780
const characterWidth = { wide: 13.5, narrow: 7.5 }

/**
 * For the labels on one side of a strip, on which of two lines each stands so that neighbours do not cover each
 * other: 0 close to the cells, 1 further away. Cells without a label get 0.
 */
export function labelLevels(cells: DayCell[], side: 'top' | 'flag'): number[] {
  const cell = sheet / Math.max(1, cells.length)
  const free = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return cells.map((day, at) => {
    const label = day[side]
    if (!label) return 0
    const width = labelWidth(label)
    const start = at * cell + offset(at, cells.length, cell - width)
    const level = start >= (free[0] ?? 0) ? 0 : 1
    free[level] = start + width + 8
    return level
  })
}

/** Labels of the first and last days keep inside the sheet, all others stand centred over their day. */
export function labelAlign(at: number, count: number): 'start' | 'centre' | 'end' {
  if (at < 2) return 'start'
  return at >= count - 2 ? 'end' : 'centre'
}

function offset(at: number, count: number, spare: number): number {
  return { start: 0, centre: spare / 2, end: spare }[labelAlign(at, count)]
}

function labelWidth(label: string): number {
  return [...label].reduce((sum, sign) => sum + (sign > 'ÿ' ? characterWidth.wide : characterWidth.narrow), 0)
}
