import { noDocument } from './expression-words'
import type { OfKind } from './library'
import { find } from './library'
import { place, sentence } from './problem'
import type { Codes, Document, UnitNode } from './schema'
import type { Spot } from './spot'

/** The kinds that are lists: codes, rates, units, departments, roles, channels, elements, connectors. Each key once; names exist. */
export function checkList(document: Document, spot: Spot): void {
  if (document.kind === 'codes') checkCodes(document, spot)
  if (document.kind === 'rates') checkRates(document, spot)
  if (document.kind === 'departments') checkUnique(document.departments, { word: 'departments', key: 'key' }, spot)
  if (document.kind === 'roles') checkUnique(document.roles, { word: 'roles', key: 'key' }, spot)
  if (document.kind === 'channels') checkUnique(document.channels, { word: 'channels', key: 'key' }, spot)
  if (document.kind === 'elements') checkElements(document, spot)
  if (document.kind === 'connectors') checkConnectors(document, spot)
  if (document.kind === 'districts') checkUnits(document, spot)
}

function checkCodes({ codes }: Codes, spot: Spot): void {
  checkUnique(codes, { word: 'codes', key: 'code' }, spot)
  for (const [index, code] of codes.entries()) {
    const backwards = code.from !== undefined && code.to !== undefined && code.from > code.to
    if (backwards) spot.report(place('codes', index, 'to'), 'dates', endsBeforeStart)
  }
}

function checkRates({ by, rows }: OfKind<'rates'>, spot: Spot): void {
  for (const [index, row] of rows.entries()) {
    if (row.keys.length !== by.length) spot.report(place('rows', index, 'keys'), 'rates', keyCount(by, row.keys.length))
    for (const [k, key] of row.keys.entries()) {
      if (Array.isArray(key) && key[0] > key[1]) spot.report(place('rows', index, 'keys', k), 'rates', lowAboveHigh)
    }
  }
}

function checkElements({ elements }: OfKind<'elements'>, spot: Spot): void {
  checkUnique(elements, { word: 'elements', key: 'element' }, spot)
  for (const [index, { codes }] of elements.entries()) {
    if (codes && !find(spot.books, 'codes', codes)) {
      spot.report(place('elements', index, 'codes'), 'codes', noDocument('codes', codes))
    }
  }
}

/** Types of elements that a register may answer: what one plain value says. */
const answerable = ['text', 'number', 'money', 'date', 'yes-no', 'choice', 'choices', 'division', 'phone', 'identifier']

function checkConnectors({ connectors }: OfKind<'connectors'>, spot: Spot): void {
  checkUnique(connectors, { word: 'connectors', key: 'key' }, spot)
  checkUnique(connectors, { word: 'connectors', key: 'setting' }, spot)
  const known = find(spot.books, 'elements', 'elements')?.elements ?? []
  for (const [index, { elements, about }] of connectors.entries()) {
    for (const [no, key] of elements.entries()) {
      const element = known.find((one) => one.element === key)
      const at = place('connectors', index, 'elements', no)
      if (!element) spot.report(at, 'element', noElement(key))
      else if (element.of !== about || !answerable.includes(element.type)) spot.report(at, 'element', notAnswered(key))
    }
  }
}

type PlacedUnit = { node: UnitNode; path: string }

function checkUnits({ units }: OfKind<'districts'>, spot: Spot): void {
  const placed = units.flatMap((node, index) => below({ node, path: place('units', index) }))
  const keys = placed.map(({ node }) => node.key)
  const departments = find(spot.books, 'departments', 'departments')?.departments ?? []
  for (const { node, path } of placed) {
    if (keys.indexOf(node.key) !== keys.lastIndexOf(node.key))
      spot.report(place(path, 'key'), 'duplicate', twice(node.key))
    for (const [index, key] of (node.departments ?? []).entries()) {
      const known = departments.find((one) => one.key === key)
      if (!known) spot.report(place(path, 'departments', index), 'department', noDepartment(key))
    }
  }
}

function below({ node, path }: PlacedUnit): PlacedUnit[] {
  const units = node.units ?? []
  return [{ node, path }, ...units.flatMap((child, index) => below({ node: child, path: place(path, 'units', index) }))]
}

function checkUnique(items: readonly object[], at: { word: string; key: string }, spot: Spot): void {
  const seen = new Set<unknown>()
  for (const [index, item] of items.entries()) {
    const value = (item as Record<string, unknown>)[at.key]
    if (seen.has(value)) spot.report(place(at.word, index, at.key), 'duplicate', twice(String(value)))
    seen.add(value)
  }
}

const endsBeforeStart = sentence('止期早于起期', 'it ends before it begins')
const lowAboveHigh = sentence('区间的下限大于上限', 'the lower bound is above the upper bound')

function twice(key: string) {
  return sentence(`“${key}”出现了两次`, `"${key}" occurs twice`)
}
function noElement(key: string) {
  return sentence(`elements.json 中没有“${key}”`, `elements.json has no "${key}"`)
}
function notAnswered(key: string) {
  return sentence(
    `“${key}”不是这一对象的单值数据元，数据源不能提供`,
    `"${key}" is not a plain element of this subject, so no register can answer it`,
  )
}
function keyCount(by: readonly string[], given: number) {
  return sentence(
    `每行应有 ${by.length} 个键（${by.join('、')}），这里有 ${given} 个`,
    `each row needs ${by.length} keys (${by.join(', ')}); this one has ${given}`,
  )
}
function noDepartment(key: string) {
  return sentence(`departments.json 中没有“${key}”`, `departments.json has no "${key}"`)
}
