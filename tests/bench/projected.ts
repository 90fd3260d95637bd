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
  const found = new Map<string, Held>()
  for (const row of rows) {
    const unit_path = streetOf(row.unitPath)
    const key = `${row.subject} ${row.element} ${unit_path}`
    found.set(key, moved(found.get(key), row, unit_path))
  }
  return [...found.values()]
}

function moved(present: Held | undefined, row: FactRow, unit_path: string): Held {
  const { id: fact, subject, element, weight, level, stale: stale_on } = row
  const [value_mac, source] = [valueMac(row), kindOf(row.source)]
  if (!present || !holds(present, { ...row, value_mac, source })) {
    return { subject, element, fact, contested_by: null, stale_on, level, unit_path, weight, value_mac, source }
  }
  if (present.value_mac !== value_mac) return { ...present, level, contested_by: fact }
  return { ...present, level, contested_by: null, stale_on: later(present.stale_on, stale_on) }
}

type Held = Present & { source: string }
type Against = Pick<FactRow, 'weight' | 'ask'> & Pick<Held, 'value_mac' | 'source'>

/** `case:20261124…` → `case` */
const kindOf = (source: string): string => source.split(':')[0] ?? ''

/** The present value holds against a lighter word, and, where somebody must decide, against an equal that disagrees. */
function holds(present: Held, { weight, ask, value_mac, source }: Against): boolean {
  if (present.weight !== weight) return present.weight > weight
  return ask && present.value_mac !== value_mac && source !== 'steward' && present.source !== source
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
