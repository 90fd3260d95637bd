import { addDays } from '@/lib/calendar/add-days'
import { addMonths } from '@/lib/calendar/add-months'
import { isDate } from '@/lib/calendar/day-number'
import { compare, test } from './conditions'
import type { Cond, Path, Span, Value } from './expressions'
import { minus, over, plus, type Ratio, ratioOf, rounded, spoken, times } from './ratio'
import { daysBetween, monthsBetween, resolve, type Scope, today, withRow } from './scope'

/** A span of time with its numbers known. `until` is a date or date-time. */
export type KnownSpan =
  | { workingDays: number }
  | { days: number }
  | { hours: number }
  | { months: number }
  | { years: number }
  | { until: string }

/**
 * The value of an expression; undefined means unknown. Total: never throws; dividing by zero, a missing part, a word or a
 * type that does not fit are unknown. Arithmetic is exact; a result is a number where that loses nothing, else a decimal
 * text, endless fractions cut at ten places.
 */
export function evaluate(value: Value, scope: Scope): unknown {
  const result = raw(value, scope)
  return isRatio(result) ? spoken(result) : result
}

/** The span that a definition means now; undefined when a number in it is unknown, negative or not whole. */
export function evaluateSpan(span: Span, scope: Scope): KnownSpan | undefined {
  if (typeof span === 'string') return knownSpan(resolve(span, scope), (part) => part)
  return knownSpan(span, (part) => evaluate(part as Value, scope))
}

type Composite = Exclude<Value, string | number | boolean | null>
type Rows = { count: [Value] | [Value, Cond] } | { sum: [Value, string] }

// Inside one expression numbers stay exact ratios: a third times three is one.
function raw(value: Value, scope: Scope): unknown {
  if (typeof value === 'string') return value.startsWith('$') ? resolve(value as Path, scope) : value
  if (typeof value !== 'object' || value === null) return value
  if ('sum' in value || 'count' in value) return overRows(value, scope)
  return arithmetic(value, scope) ?? onDates(value, scope) ?? chosen(value, scope)
}

function isRatio(value: unknown): value is Ratio {
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'bigint'
}

function number(value: Value, scope: Scope): Ratio | undefined {
  const found = raw(value, scope)
  return isRatio(found) ? found : ratioOf(found)
}

function arithmetic(value: Composite, scope: Scope): unknown {
  if ('add' in value) return fold(value.add, scope, plus)
  if ('times' in value) return fold(value.times, scope, times)
  if ('subtract' in value) return fold(value.subtract, scope, minus)
  if ('divide' in value) return fold(value.divide, scope, over)
  if ('round' in value) return round(value.round, scope)
  if ('min' in value) return extreme(value.min, scope, -1)
  if ('max' in value) return extreme(value.max, scope, 1)
  return undefined
}

function fold(parts: Value[], scope: Scope, join: (a: Ratio, b: Ratio) => Ratio | undefined): Ratio | undefined {
  const [first, ...rest] = parts.map((part) => number(part, scope))
  return rest.reduce((sum, part) => sum && part && join(sum, part), first)
}

function round([value, places]: [Value, Value], scope: Scope): Ratio | undefined {
  const of = number(value, scope)
  const to = evaluate(places, scope)
  return of && whole(to) && to <= 10 ? rounded(of, to) : undefined
}

function extreme(parts: Value[], scope: Scope, sign: 1 | -1): unknown {
  return parts
    .map((part) => evaluate(part, scope))
    .reduce((best, each) => {
      const difference = compare(each, best)
      return difference === undefined ? undefined : difference * sign > 0 ? each : best
    })
}

/**
 * `sum`: a row without the column adds nothing; a cell that is not a number makes the sum unknown. `count` with a
 * condition: rows that pass, unknown when any row's answer is unknown.
 */
function overRows(value: Rows, scope: Scope): unknown {
  const [list, detail] = 'sum' in value ? value.sum : value.count
  const rows = evaluate(list, scope)
  if (!Array.isArray(rows)) return undefined
  if (detail === undefined) return rows.length
  if ('sum' in value) return total(rows.map((row) => resolve(`$row.${value.sum[1]}`, withRow(scope, row))))
  const truths = rows.map((row) => test(detail as Cond, withRow(scope, row)))
  return truths.includes('unknown') ? undefined : truths.filter((each) => each === true).length
}

function total(cells: unknown[]): Ratio | undefined {
  const known = cells.filter((cell) => cell !== undefined && cell !== null).map(ratioOf)
  return known.reduce((sum, cell) => sum && cell && plus(sum, cell), ratioOf(0))
}

function onDates(value: Composite, scope: Scope): unknown {
  if ('plus' in value) return later(evaluate(value.plus[0], scope), evaluateSpan(value.plus[1], scope), scope)
  if ('between' in value) {
    const [from, to, unit] = value.between
    return between(evaluate(from, scope), evaluate(to, scope), unit)
  }
  return undefined
}

function between(from: unknown, to: unknown, unit: 'days' | 'months' | 'years'): number | undefined {
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  const [a, b] = [from.slice(0, 10), to.slice(0, 10)]
  if (unit === 'days') return daysBetween(a, b)
  const months = monthsBetween(a, b)
  return months === undefined || unit === 'months' ? months : Math.trunc(months / 12) + 0
}

function later(from: unknown, span: KnownSpan | undefined, scope: Scope): string | undefined {
  if (!span || typeof from !== 'string' || !isDate(from.slice(0, 10))) return undefined
  if ('until' in span) return span.until
  if ('hours' in span) return hoursLater(from, span.hours)
  const date = from.slice(0, 10)
  return inCalendar(() => {
    if ('workingDays' in span) return scope.workingDays?.(date, span.workingDays)
    if ('days' in span) return addDays(date, span.days)
    return addMonths(date, 'months' in span ? span.months : span.years * 12)
  })
}

function hoursLater(from: string, hours: number): string | undefined {
  const time = /^.{10}T(\d{2}):(\d{2})$/.exec(from)
  const minutes = Number(time?.[1] ?? 0) * 60 + Number(time?.[2] ?? 0) + hours * 60
  const clock = [Math.floor((minutes % 1440) / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return inCalendar(() => `${addDays(from.slice(0, 10), Math.floor(minutes / 1440))}T${clock}`)
}

// The calendar refuses years beyond 9999; here that is one more thing that cannot be known.
function inCalendar(compute: () => string | undefined): string | undefined {
  try {
    return compute()
  } catch {
    return undefined
  }
}

function chosen(value: Composite, scope: Scope): unknown {
  if ('first' in value) return firstOf(value.first, scope)
  if ('rate' in value) return rateOf(value.rate, scope)
  return undefined
}

/** The first branch that passes. An unknown condition before it makes the choice unknown: it might have been that one. */
function firstOf(branches: { if?: Cond; value: Value }[], scope: Scope): unknown {
  for (const branch of branches) {
    const answer = branch.if === undefined ? true : test(branch.if, scope)
    if (answer === 'unknown') return undefined
    if (answer) return raw(branch.value, scope)
  }
  return undefined
}

/** The last key is the day when it is a date; without one the table is read as of `$today`. */
function rateOf([table, ...parts]: [string, ...Value[]], scope: Scope): number | undefined {
  const keys = parts.map((part) => evaluate(part, scope))
  const last = keys.at(-1)
  const dated = typeof last === 'string' && isDate(last)
  const on = dated ? last : today(scope)
  if (on === undefined || keys.includes(undefined)) return undefined
  return scope.rate(table, dated ? keys.slice(0, -1) : keys, on)
}

const counted = ['workingDays', 'days', 'hours', 'months', 'years'] as const

function knownSpan(span: unknown, known: (part: unknown) => unknown): KnownSpan | undefined {
  if (typeof span !== 'object' || span === null) return undefined
  const parts = span as Record<string, unknown>
  if (Object.hasOwn(parts, 'until')) {
    const until = known(parts.until)
    return typeof until === 'string' && isDate(until.slice(0, 10)) ? { until } : undefined
  }
  const unit = counted.find((each) => Object.hasOwn(parts, each))
  const length = unit && known(parts[unit])
  return unit && whole(length) ? ({ [unit]: length } as KnownSpan) : undefined
}

function whole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
