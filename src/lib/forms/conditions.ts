// Conditions ask values and values ask conditions (`count`, `first`): the two files are one language in two thoughts.
import { isDate } from '@/lib/calendar/day-number'
import type { Cond, Value } from './expressions'
import { order, ratioOf } from './ratio'
import { resolve, type Scope, type Truth, withRow } from './scope'
import { evaluate } from './values'

/**
 * Whether a condition holds: true, false or unknown (Kleene's logic). Total: never throws, and every question that the
 * data cannot answer (a missing value, a comparison of unlike things, an unknown word) is unknown.
 */
export function test(cond: Cond, scope: Scope): Truth {
  if (typeof cond === 'boolean') return cond
  if (typeof cond === 'string') return truth(resolve(cond, scope))
  if (typeof cond !== 'object' || cond === null) return 'unknown'
  return logic(cond, scope) ?? comparison(cond, scope) ?? rows(cond, scope) ?? outside(cond, scope) ?? 'unknown'
}

/** True only for what holds: unknown does not pass. An absent condition passes. */
export function passes(cond: Cond | undefined, scope: Scope): boolean {
  return cond === undefined || test(cond, scope) === true
}

const conditionWords = new Set(
  'all any not known is has atLeast atMost above below within in some every open exists'.split(' '),
)

/** The value of a setting (`with`), which may be written as a value or as a condition; unknown becomes undefined. */
export function settle(setting: Value | Cond, scope: Scope): unknown {
  const word = typeof setting === 'object' && setting !== null ? Object.keys(setting)[0] : undefined
  if (word === undefined || !conditionWords.has(word)) return evaluate(setting as Value, scope)
  const answer = test(setting as Cond, scope)
  return answer === 'unknown' ? undefined : answer
}

type Composite = Exclude<Cond, boolean | string>

function logic(cond: Composite, scope: Scope): Truth | undefined {
  if ('all' in cond) return every(cond.all.map((each) => test(each, scope)))
  if ('any' in cond) return some(cond.any.map((each) => test(each, scope)))
  if ('not' in cond) return not(test(cond.not, scope))
  if ('known' in cond) return isKnown(resolve(cond.known, scope))
  return undefined
}

function comparison(cond: Composite, scope: Scope): Truth | undefined {
  const both = (pair: [Value, Value]) => [evaluate(pair[0], scope), evaluate(pair[1], scope)] as const
  if ('is' in cond) return same(...both(cond.is))
  if ('has' in cond) return contains(...both(cond.has))
  if ('atLeast' in cond) return ordered(...both(cond.atLeast), (sign) => sign >= 0)
  if ('atMost' in cond) return ordered(...both(cond.atMost), (sign) => sign <= 0)
  if ('above' in cond) return ordered(...both(cond.above), (sign) => sign > 0)
  if ('below' in cond) return ordered(...both(cond.below), (sign) => sign < 0)
  if ('within' in cond) return inside(...both(cond.within), scope)
  if ('in' in cond) return contains(cond.in[1], evaluate(cond.in[0], scope))
  return undefined
}

function rows(cond: Composite, scope: Scope): Truth | undefined {
  if ('some' in cond) return overRows(cond.some, scope, some)
  if ('every' in cond) return overRows(cond.every, scope, every)
  return undefined
}

function overRows([list, cond]: [Value, Cond], scope: Scope, join: (truths: Truth[]) => Truth): Truth {
  const found = evaluate(list, scope)
  return Array.isArray(found) ? join(found.map((row) => test(cond, withRow(scope, row)))) : 'unknown'
}

function outside(cond: Composite, scope: Scope): Truth | undefined {
  if ('open' in cond) return scope.open?.(cond.open) ?? 'unknown'
  if ('exists' in cond) return scope.exists?.(cond.exists.register, cond.exists.where, scope) ?? 'unknown'
  return undefined
}

function truth(value: unknown): Truth {
  return typeof value === 'boolean' ? value : 'unknown'
}

function every(truths: Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes('unknown') ? 'unknown' : true
}

function some(truths: Truth[]): Truth {
  if (truths.includes(true)) return true
  return truths.includes('unknown') ? 'unknown' : false
}

function not(answer: Truth): Truth {
  return answer === 'unknown' ? answer : !answer
}

/** Whether there is something to know: not missing, not null, not an empty text or list. */
export function isKnown(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** Equality of plain data. A number equals the decimal text of the same amount: 100 and `100.00`. */
function same(a: unknown, b: unknown): Truth {
  if (a === undefined || b === undefined) return 'unknown'
  if (a === b) return true
  const amounts = typeof a === 'number' || typeof b === 'number' || (isAmount(a) && isAmount(b))
  const [x, y] = amounts ? [ratioOf(a), ratioOf(b)] : []
  if (x && y) return order(x, y) === 0
  return typeof a === 'object' && typeof b === 'object' && a && b ? alike(a, b) : false
}

function isAmount(value: unknown): boolean {
  return typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
}

function alike(a: object, b: object): Truth {
  const names = Object.keys(a)
  if (Array.isArray(a) !== Array.isArray(b) || names.length !== Object.keys(b).length) return false
  return every(names.map((name) => Object.hasOwn(b, name) && same(member(a, name), member(b, name))))
}

function member(of: object, name: string): unknown {
  return (of as Record<string, unknown>)[name]
}

function contains(list: unknown, item: unknown): Truth {
  return Array.isArray(list) ? some(list.map((each) => same(each, item))) : 'unknown'
}

function ordered(a: unknown, b: unknown, holds: (sign: number) => boolean): Truth {
  const sign = compare(a, b)
  return sign === undefined ? 'unknown' : holds(sign)
}

/** Order of two amounts or two dates (a date and a date-time compare by day); undefined for anything else. */
export function compare(a: unknown, b: unknown): number | undefined {
  const [x, y] = [ratioOf(a), ratioOf(b)]
  if (x && y) return order(x, y)
  if (!isMoment(a) || !isMoment(b)) return undefined
  const length = Math.min(a.length, b.length)
  const [p, q] = [a.slice(0, length), b.slice(0, length)]
  return p < q ? -1 : p > q ? 1 : 0
}

function isMoment(value: unknown): value is string {
  return typeof value === 'string' && isDate(value.slice(0, 10)) && /^.{10}(T\d{2}:\d{2})?$/.test(value)
}

function inside(inner: unknown, outer: unknown, scope: Scope): Truth {
  const told = scope.within?.(inner, outer)
  if (told !== undefined) return told
  if (typeof inner !== 'string' || typeof outer !== 'string' || !inner || !outer) return 'unknown'
  if (isUnit(inner) && isUnit(outer)) return inner.startsWith(outer)
  if (/^\d+$/.test(inner) && /^\d+$/.test(outer)) return inner.startsWith(divisionStem(outer))
  return 'unknown'
}

function isUnit(path: string): boolean {
  return path.endsWith('/')
}

/** The digits of a division code that say something: 330100 is a city, so 3301 (GB/T 2260, GB/T 10114). */
function divisionStem(code: string): string {
  const long = code.padEnd(12, '0').slice(0, 12)
  const length = [2, 4, 6, 9].find((digits) => /^0*$/.test(long.slice(digits))) ?? 12
  return long.slice(0, length)
}
