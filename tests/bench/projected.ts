import { valueMac } from '@/lib/registry/fact-rank'
import type { FactRow } from '@/lib/registry/record-facts'

export type Present = {
  subject: string
  element: string
  fact: string
  contested_by: string | null
  stale_on: string | null
  level: number
  unit_path: string
  weight: number
  value_mac: string
}

/**
 * The projection of facts that nothing was known before, as `registry_project` makes it: for filling a database with more
 * people than that function would do in a short time. A database test holds the two against each other. No fact expires.
 */
export function projected(rows: readonly FactRow[], streetOf: (unitPath: string) => string): Present[] {
  const found = new Map<string, Present>()
  const sources = new Map(rows.map(({ id, source }) => [id, source]))
  for (const row of rows) {
    const unit_path = streetOf(row.unitPath)
    const key = `${row.subject} ${row.element} ${unit_path}`
    const present = found.get(key)
    const holds = present !== undefined && stays(present, row, sources.get(present.fact) ?? '')
    found.set(key, moved(holds ? present : undefined, row, unit_path))
  }
  return [...found.values()]
}

/** Whether the present value stands against a new word: it weighs more, or as much where the element says to ask. */
function stays(present: Present, row: FactRow, source: string): boolean {
  if (present.weight !== row.weight) return present.weight > row.weight
  const [kind] = row.source.split(':')
  return row.ask && kind !== 'steward' && present.value_mac !== valueMac(row) && source.split(':')[0] !== kind
}

function moved(present: Present | undefined, row: FactRow, unit_path: string): Present {
  const { id: fact, subject, element, weight, level, stale: stale_on } = row
  const value_mac = valueMac(row)
  if (!present) {
    return { subject, element, fact, contested_by: null, stale_on, level, unit_path, weight, value_mac }
  }
  if (present.value_mac !== value_mac) return { ...present, level, contested_by: fact }
  return { ...present, level, contested_by: null, stale_on: later(present.stale_on, stale_on) }
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
