import { expectType } from './expression-check'
import { all } from './library'
import { departmentKeys } from './office-shapes'
import { sentence } from './problem'
import type { UnitNode } from './schema'
import type { Spot } from './spot'

/** A value that must name a unit: a path to one, or the key of a department or unit written out. */
export function checkUnit(value: unknown, spot: Spot): void {
  if (typeof value !== 'string' || value.startsWith('$')) {
    expectType(value, typeof value === 'string' ? ['unit'] : ['unit', 'text'], spot)
    return
  }
  const units = all(spot.books, 'districts').flatMap((document) => document.units.flatMap(keysOf))
  if (![...departmentKeys(spot.books), ...units].includes(value)) spot.report(spot.path, 'department', noUnit(value))
}

function keysOf(node: UnitNode): string[] {
  return [node.key, ...(node.units ?? []).flatMap(keysOf)]
}

function noUnit(key: string) {
  return sentence(
    `departments.json 和 districts.json 中都没有“${key}”`,
    `neither departments.json nor districts.json has "${key}"`,
  )
}
