import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'

type Named = { name: Text; kind: string; above?: Named }
const cache = new WeakMap<Office, Map<string, Named>>()

/** Units and their desks by path, made once for each state of the office. */
function namedUnits(office: Office): Map<string, Named> {
  const known = cache.get(office)
  if (known) return known
  const found = new Map<string, Named>()
  for (const node of office.units) add(node, { office, found, prefix: '' })
  cache.set(office, found)
  return found
}

type Walk = { office: Office; found: Map<string, Named>; prefix: string; above?: Named }

function add(node: UnitNode, { office, found, prefix, above }: Walk): void {
  const path = `${prefix}${node.key}/`
  const own = { name: node.name, kind: node.kind, above }
  found.set(path, own)
  for (const key of node.departments ?? []) {
    const department = office.departments.find((each) => each.key === key)
    if (department) found.set(`${path}${key}/`, { name: department.name, kind: 'department', above: own })
  }
  for (const child of node.units ?? []) add(child, { office, found, prefix: path, above: own })
}

/**
 * The name of a unit; a community or a desk with the unit it belongs to before it (青禾街道荷花社区). A division code or a
 * unit that the office does not know comes back as undefined.
 */
export function unitName(office: Office, path: string, locale: Locale): string | undefined {
  const unit = namedUnits(office).get(path)
  if (!unit) return undefined
  const full = unit.above && ['community', 'department'].includes(unit.kind) ? [unit.above, unit] : [unit]
  return full.map(({ name }) => say(name, locale)).join(locale === 'en' ? ', ' : '')
}
