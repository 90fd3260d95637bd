import { dayNumber, isDate } from '@/lib/calendar/day-number'
import type { Cond, Path } from './expressions'

/** `unknown` is an answer of its own: it never passes and is never taken for false. */
export type Truth = boolean | 'unknown'

/** Canonical answers of a form by field key. */
export type Answers = Record<string, unknown>

/**
 * What paths and questions of a definition mean at one moment. `roots` holds plain data by the first word of a path:
 * `answers`, `asked`, `with`, `item`, `case`, `row`, `today` (`YYYY-MM-DD`) and the names of the parties. Units are
 * texts like `yunzhou/linjiang/qinghe/`. The functions answer what data alone cannot; an absent one means unknown.
 */
export type Scope = {
  roots: Record<string, unknown>
  /** Amount of a dated table for these keys on a day. */
  rate: (table: string, keys: unknown[], on: string) => number | undefined
  within?: (inner: unknown, outer: unknown) => boolean | undefined
  open?: (what: 'children' | 'gaps' | 'tasks') => boolean | undefined
  exists?: (register: string, where: Cond | undefined, scope: Scope) => boolean | undefined
  /** The last day of a span of working days that starts on a date. */
  workingDays?: (from: string, n: number) => string | undefined
  /** Where the answers of the form at hand stand: `answers` unless said, `asked.decline` for the form of an action. */
  at?: string
  /** What paths see of answers and rows, which hold references: a unit with the units above it, a place with its facts. */
  view?: (answers: Answers) => Record<string, unknown>
}

/**
 * The value at a path, undefined when any part is missing. Only own properties of plain data are reached. `age` of
 * anything with a `birth` date is the completed years on `$today`, unless it has an `age` of its own.
 */
export function resolve(path: Path, scope: Scope): unknown {
  let here: unknown = scope.roots
  for (const word of path.slice(1).split('.')) {
    const own = property(here, word)
    here = own === undefined && word === 'age' ? age(here, scope.roots.today) : own
  }
  return here
}

/** A scope in which `$row` is one row of a list. */
export function withRow(scope: Scope, row: unknown): Scope {
  return { ...scope, roots: { ...scope.roots, row } }
}

/** A scope in which these are the answers of the form at hand. */
export function withAnswers(scope: Scope, answers: Answers): Scope {
  return { ...scope, roots: placed(scope.roots, pathOf(scope), seen(scope, answers)) }
}

/** A scope in which `$row` is a row of the form at hand, as paths see it. */
export function withOwnRow(scope: Scope, row: Answers): Scope {
  return withRow(scope, seen(scope, row))
}

function seen(scope: Scope, answers: Answers): Record<string, unknown> {
  return scope.view ? scope.view(answers) : answers
}

function pathOf(scope: Scope): string[] {
  return (scope.at ?? 'answers').split('.')
}

function placed(into: unknown, [word = '', ...rest]: string[], value: unknown): Record<string, unknown> {
  const here = typeof into === 'object' && into !== null ? (into as Record<string, unknown>) : {}
  return { ...here, [word]: rest.length ? placed(here[word], rest, value) : value }
}

/** The answers of the form at hand that a scope holds; none when it has none. */
export function savedAnswers(scope: Scope): Answers {
  const saved = resolve(`$${pathOf(scope).join('.')}`, scope)
  return typeof saved === 'object' && saved !== null ? (saved as Answers) : {}
}

/** `$today` of a scope when it is a date. */
export function today(scope: Scope): string | undefined {
  const day = scope.roots.today
  return typeof day === 'string' && isDate(day) ? day : undefined
}

/**
 * Completed months between two dates, negative when `to` is earlier. A month that lacks the day is complete on its last
 * day (民法典 art. 202). Undefined when either is not a date.
 */
export function monthsBetween(from: string, to: string): number | undefined {
  if (!isDate(from) || !isDate(to)) return undefined
  if (to < from) return 0 - (monthsBetween(to, from) ?? 0)
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const lastOfMonth = dayIsLast(to) && from.slice(8) > to.slice(8)
  return to.slice(8) >= from.slice(8) || lastOfMonth ? months : months - 1
}

function dayIsLast(date: string): boolean {
  return !isDate(`${date.slice(0, 8)}${String(Number(date.slice(8)) + 1).padStart(2, '0')}`)
}

/** Calendar days from one date to another, undefined when either is not a date. */
export function daysBetween(from: string, to: string): number | undefined {
  return isDate(from) && isDate(to) ? dayNumber(to) - dayNumber(from) : undefined
}

function age(of: unknown, on: unknown): number | undefined {
  const birth = property(of, 'birth')
  if (typeof birth !== 'string' || typeof on !== 'string') return undefined
  const months = monthsBetween(birth, on)
  return months === undefined || months < 0 ? undefined : Math.floor(months / 12)
}

function property(of: unknown, word: string): unknown {
  if (typeof of !== 'object' || of === null || !Object.hasOwn(of, word)) return undefined
  return (of as Record<string, unknown>)[word]
}
