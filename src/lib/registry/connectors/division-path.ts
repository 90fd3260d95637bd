import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'

type Coded = { division: string; path: string }
const cache = new WeakMap<Office, Coded[]>()

function codedUnits(office: Office): Coded[] {
  const known = cache.get(office)
  if (known) return known
  const found = office.units.flatMap((node) => coded(node, ''))
  cache.set(office, found)
  return found
}

function coded(node: UnitNode, prefix: string): Coded[] {
  const path = `${prefix}${node.key}/`
  const own = node.division ? [{ division: node.division, path }] : []
  return [...own, ...(node.units ?? []).flatMap((child) => coded(child, path))]
}

/**
 * The unit of the office that a division code (6, 9 or 12 digits, GB/T 2260 and GB/T 10114) stands for; elsewhere the six
 * digits of its county. Paths come back as they are.
 */
export function divisionPath(office: Office, code: string): string {
  if (code.endsWith('/')) return code
  const own = codedUnits(office).find(({ division }) => division === code)
  return own?.path ?? code.slice(0, 6)
}
