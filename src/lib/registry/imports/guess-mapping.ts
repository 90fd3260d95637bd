import { headFits, plainHead } from './header-words'
import type { ImportColumn } from './import-columns'
import type { Mapping } from './mapping'

type Columns = Mapping['columns']

/**
 * Which input each head means. Heads that the last file of the same source had are understood as then; the rest by the
 * words under which inputs are known, the best fit first, each input once.
 */
export function guessMapping(
  headers: readonly string[],
  { columns, kept = [] }: { columns: readonly ImportColumn[]; kept?: Columns },
): Columns {
  const remembered = fromKept(headers, columns, kept)
  const used = new Set(remembered.map(({ to }) => to))
  const taken = new Set(remembered.map(({ at }) => at))
  const fits = headers.flatMap((header, at) =>
    taken.has(at)
      ? []
      : columns.map((column, order) => ({ at, header, to: column.key, order, fit: headFits(header, column.words) })),
  )
  const found = [...remembered]
  for (const { at, header, to, fit } of fits.sort((a, b) => b.fit - a.fit || a.order - b.order || a.at - b.at)) {
    if (fit === 0 || used.has(to) || taken.has(at)) continue
    found.push({ at, header, to })
    used.add(to)
    taken.add(at)
  }
  return found.sort((a, b) => a.at - b.at)
}

function fromKept(headers: readonly string[], columns: readonly ImportColumn[], kept: Columns): Columns {
  const keys = new Set(columns.map(({ key }) => key))
  return kept.flatMap(({ header, to }) => {
    const at = headers.findIndex((each) => plainHead(each) === plainHead(header))
    return at >= 0 && keys.has(to) ? [{ at, header: headers[at] ?? '', to }] : []
  })
}

/** Inputs that a row needs and that no column fills. */
export function lacking(columns: readonly ImportColumn[], mapping: Columns): ImportColumn[] {
  const filled = new Set(mapping.map(({ to }) => to))
  return columns.filter(({ required, key }) => required && !filled.has(key))
}

/** True when these heads are those that the last file of the source had, and nothing is lacking: it maps by itself. */
export function mapsByItself(
  headers: readonly string[],
  { columns, kept }: { columns: readonly ImportColumn[]; kept: Columns },
): boolean {
  if (kept.length === 0) return false
  const known = fromKept(headers, columns, kept)
  return known.length === kept.length && lacking(columns, known).length === 0
}
