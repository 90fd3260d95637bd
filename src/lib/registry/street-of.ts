import 'server-only'
import type { UnitNode } from '@/lib/catalogue/schema'

/** A street of the office with its communities, by path. */
export type StreetNode = { path: string; node: UnitNode; communities: { path: string; node: UnitNode }[] }

/** Every street of the office, in its order. */
export function streetsOf(units: readonly UnitNode[], prefix = ''): StreetNode[] {
  return units.flatMap((node) => {
    const path = `${prefix}${node.key}/`
    if (node.kind !== 'street') return streetsOf(node.units ?? [], path)
    const communities = (node.units ?? []).map((child) => ({ path: `${path}${child.key}/`, node: child }))
    return [{ path, node, communities }]
  })
}

/** Path of the street that a unit lies in; the unit itself when it lies in none, as the projection of facts has it. */
export function streetOf(units: readonly UnitNode[], unit: string): string {
  return streetsOf(units).find(({ path }) => unit.startsWith(path))?.path ?? unit
}
