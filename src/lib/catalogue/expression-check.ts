import { noColumn, noDocument, notACode, notComparable, wrongKeys, wrongType } from './expression-words'
import { find } from './library'
import { checkPath } from './path-check'
import { place } from './problem'
import { any, boolean, date, number, type Shape, type ShapeType, span, step } from './shape'
import { inside, knowing, type Spot } from './spot'

/** Checks a value, condition or span and says what it stands for. Every path in it is resolved; all problems reported. */
export function checkExpression(expression: unknown, spot: Spot): Shape {
  if (typeof expression === 'string')
    return expression.startsWith('$') ? checkPath(expression, spot) : literal(expression)
  if (typeof expression !== 'object' || expression === null) return literal(expression)
  const [word, argument] = Object.entries(expression)[0] ?? []
  const operator = word === undefined ? undefined : operators[word]
  return operator && word ? operator(argument, inside(spot, word)) : any
}

/** Checks an expression that must stand for one of some types. */
export function expectType(expression: unknown, types: readonly ShapeType[], spot: Spot): Shape {
  const shape = checkExpression(expression, spot)
  if (fits(shape, types)) return shape
  spot.report(spot.path, 'type', wrongType(expression, { shape, types }))
  return shape
}

/** Checks a condition. */
export function checkCondition(condition: unknown, spot: Spot): void {
  expectType(condition, ['boolean'], spot)
}

function fits(shape: Shape, types: readonly ShapeType[]): boolean {
  return ['any', 'null', 'absent'].includes(shape.type) || types.includes(shape.type)
}

function literal(value: unknown): Shape {
  if (typeof value === 'number') return number
  if (typeof value === 'boolean') return boolean
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? date : { type: 'text', only: [value] }
  return { type: 'null' }
}

type Operator = (argument: unknown, spot: Spot) => Shape
type Pair = [unknown, unknown]

const numbers =
  (result: Shape): Operator =>
  (argument, spot) => {
    for (const [index, value] of (argument as unknown[]).entries()) expectType(value, ['number'], inside(spot, index))
    return result
  }
const extreme: Operator = (argument, spot) => {
  const shapes = (argument as unknown[]).map((value, i) => expectType(value, ['number', 'date'], inside(spot, i)))
  return shapes.find((shape) => shape.type !== 'any') ?? any
}
const conditions: Operator = (argument, spot) => {
  for (const [index, condition] of (argument as unknown[]).entries()) checkCondition(condition, inside(spot, index))
  return boolean
}
const ordered: Operator = (argument, spot) => {
  const [a, b] = (argument as Pair).map((value, i) => expectType(value, ['number', 'date'], inside(spot, i)))
  if (a && b && clash(a, b)) spot.report(spot.path, 'type', notComparable(a, b))
  return boolean
}
const equal: Operator = (argument, spot) => {
  const [left, right] = argument as Pair
  const a = checkExpression(left, inside(spot, 0))
  const b = checkExpression(right, inside(spot, 1))
  if (clash(a, b)) spot.report(spot.path, 'type', notComparable(a, b))
  checkLiteral(a, right, inside(spot, 1))
  checkLiteral(b, left, inside(spot, 0))
  return boolean
}
const quantified: Operator = (argument, spot) => {
  const [rows, condition] = argument as Pair
  const shape = expectType(rows, ['list'], inside(spot, 0))
  checkCondition(condition, knowing(inside(spot, 1), 'row', rowOf(shape)))
  return boolean
}
const length: Operator = (argument, spot) => {
  expectType(argument, ['number'], spot)
  return span
}

const operators: Readonly<Record<string, Operator>> = {
  sum: (argument, spot) => {
    const [rows, column] = argument as Pair
    const row = rowOf(expectType(rows, ['list'], inside(spot, 0)))
    const found = step(row, String(column))
    if (!found) spot.report(place(spot.path, 1), 'path', noColumn(String(column), row))
    else if (!fits(found, ['number'])) {
      spot.report(place(spot.path, 1), 'type', wrongType(column, { shape: found, types: ['number'] }))
    }
    return number
  },
  count: (argument, spot) => {
    const [rows, condition] = argument as Pair
    const shape = expectType(rows, ['list'], inside(spot, 0))
    if (condition !== undefined) checkCondition(condition, knowing(inside(spot, 1), 'row', rowOf(shape)))
    return number
  },
  add: numbers(number),
  times: numbers(number),
  subtract: numbers(number),
  divide: numbers(number),
  round: numbers(number),
  min: extreme,
  max: extreme,
  plus: (argument, spot) => {
    const [start, length] = argument as Pair
    expectType(start, ['date'], inside(spot, 0))
    expectType(length, ['span'], inside(spot, 1))
    return date
  },
  between: (argument, spot) => {
    const [from, to] = argument as Pair
    expectType(from, ['date'], inside(spot, 0))
    expectType(to, ['date'], inside(spot, 1))
    return number
  },
  rate: checkRate,
  first: (argument, spot) => {
    const shapes = (argument as { if?: unknown; value: unknown }[]).map((choice, index) => {
      if (choice.if !== undefined) checkCondition(choice.if, inside(spot, index, 'if'))
      return checkExpression(choice.value, inside(spot, index, 'value'))
    })
    return shapes.find((shape) => shape.type !== 'null') ?? any
  },
  all: conditions,
  any: conditions,
  not: (argument, spot) => {
    checkCondition(argument, spot)
    return boolean
  },
  known: (argument, spot) => {
    checkPath(String(argument), { ...spot, mayBeAbsent: true })
    return boolean
  },
  is: equal,
  has: (argument, spot) => {
    const [rows, value] = argument as Pair
    const shape = expectType(rows, ['list'], inside(spot, 0))
    checkExpression(value, inside(spot, 1))
    checkLiteral(rowOf(shape), value, inside(spot, 1))
    return boolean
  },
  atLeast: ordered,
  atMost: ordered,
  above: ordered,
  below: ordered,
  within: (argument, spot) => {
    for (const [index, value] of (argument as unknown[]).entries()) expectType(value, ['unit'], inside(spot, index))
    return boolean
  },
  in: (argument, spot) => {
    const [value, literals] = argument as [unknown, unknown[]]
    const shape = checkExpression(value, inside(spot, 0))
    for (const [index, one] of literals.entries()) checkLiteral(shape, one, inside(spot, 1, index))
    return boolean
  },
  some: quantified,
  every: quantified,
  open: () => boolean,
  exists: (argument, spot) => {
    const { register, where } = argument as { register: string; where?: unknown }
    if (!find(spot.books, 'register', register))
      spot.report(place(spot.path, 'register'), 'register', noDocument('register', register))
    if (where !== undefined) checkCondition(where, knowing(inside(spot, 'where'), 'entry', any))
    return boolean
  },
  workingDays: length,
  days: length,
  hours: length,
  months: length,
  years: length,
  until: (argument, spot) => {
    expectType(argument, ['date'], spot)
    return span
  },
}

function checkRate(argument: unknown, spot: Spot): Shape {
  const [table, ...values] = argument as [string, ...unknown[]]
  for (const [index, value] of values.entries()) checkExpression(value, inside(spot, index + 1))
  const rates = find(spot.books, 'rates', table)
  if (!rates) spot.report(place(spot.path, 0), 'rates', noDocument('rates', table))
  else if (values.length !== rates.by.length && values.length !== rates.by.length + 1) {
    spot.report(spot.path, 'rates', wrongKeys(table, { by: rates.by, given: values.length }))
  }
  return number
}

/** One row of a list; anything when the list itself is not known. */
export function rowOf(shape: Shape): Shape {
  return shape.row?.() ?? any
}

/** A text that is compared with a choice must be one of its codes, one compared with `$case.stage` a stage. */
function checkLiteral(shape: Shape, value: unknown, spot: Spot): void {
  if (typeof value !== 'string' || value.startsWith('$')) return
  const codes = shape.codes === undefined ? undefined : find(spot.books, 'codes', shape.codes)?.codes
  const known = codes?.map((one) => one.code) ?? (shape.type === 'text' ? shape.only : undefined)
  if (known && !known.includes(value)) spot.report(spot.path, 'code', notACode(value, { known, list: shape.codes }))
}

const plain: readonly ShapeType[] = ['text', 'number', 'date', 'boolean']

function clash(a: Shape, b: Shape): boolean {
  return plain.includes(a.type) && plain.includes(b.type) && a.type !== b.type
}
