import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'
import type { Text } from '@/lib/text/text'

/** A unit as definitions see it: `unit` is its path, then its name and phone, the units above it and its departments by key. */
export type UnitView = {
  unit: string
  key: string
  kind: string
  name: Text
  phone?: string
  division?: string
} & Record<string, unknown>

type Placed = { node: UnitNode; path: string; above: string[] }
const levels = ['city', 'district', 'street', 'community', 'grid'] as const

/** Views of all units of an office by path, made once for each state of the office. */
export function unitViews(office: Office): Map<string, UnitView> {
  const known = cache.get(office)
  if (known) return known
  const views = new Map<string, UnitView>()
  cache.set(office, views)
  for (const placed of office.units.flatMap((node) => placedUnits(node, '', []))) addUnit(placed, office, views)
  return views
}

const cache = new WeakMap<Office, Map<string, UnitView>>()

function placedUnits(node: UnitNode, parent: string, above: string[]): Placed[] {
  const path = `${parent}${node.key}/`
  return [{ node, path, above }, ...(node.units ?? []).flatMap((child) => placedUnits(child, path, [...above, path]))]
}

function addUnit({ node, path, above }: Placed, office: Office, views: Map<string, UnitView>): void {
  const view: UnitView = { unit: path, key: node.key, kind: node.kind, name: node.name, division: node.division }
  views.set(path, view)
  for (const other of [...above, path]) {
    const kind = views.get(other)?.kind
    if (kind && (levels as readonly string[]).includes(kind)) linkUp(view, kind, () => views.get(other))
  }
  for (const key of node.departments ?? []) {
    const department = office.departments.find((each) => each.key === key)
    if (!department) continue
    const desk: UnitView = {
      unit: `${path}${key}/`,
      key,
      kind: 'department',
      name: department.name,
      phone: department.phone,
    }
    for (const level of levels) if (Object.hasOwn(view, level)) linkUp(desk, level, () => view[level])
    views.set(desk.unit, desk)
    view[key] = desk
  }
}

/** Getters, because a unit's street is a unit that has a street. */
function linkUp(view: UnitView, level: string, get: () => unknown): void {
  Object.defineProperty(view, level, { get, enumerable: false, configurable: true })
}
