import { compare } from './conditions'
import type { Value } from './expressions'
import { lengthOf } from './fields/clean-text'
import { type Column, type Problem, partOf } from './fields/field-kind'
import type { FieldType } from './schema'
import type { Scope } from './scope'
import { evaluate } from './values'

type Measure = 'value' | 'date' | 'length' | 'count' | 'range'

const measures: Partial<Record<FieldType, Measure>> = {
  number: 'value',
  money: 'value',
  date: 'date',
  'date-time': 'date',
  'date-range': 'range',
  text: 'length',
  'long-text': 'length',
  choices: 'count',
  checklist: 'count',
  file: 'count',
  rows: 'count',
}

/**
 * What `min` and `max` say about an answer: of numbers and dates the value, of texts the number of characters, of lists
 * the number of members, of a range of dates its first and last day. An unknown bound binds nobody.
 */
export function bounds(field: Column, value: unknown, scope: Scope): Problem[] {
  const measure = measures[field.type]
  if (!measure) return []
  return [...bound(field.min, 'min', { measure, value, scope }), ...bound(field.max, 'max', { measure, value, scope })]
}

function bound(
  limit: Value | undefined,
  end: 'min' | 'max',
  of: { measure: Measure; value: unknown; scope: Scope },
): Problem[] {
  const most = limit === undefined ? undefined : evaluate(limit, of.scope)
  const sign = compare(size(of.measure, of.value, end), most)
  if (sign === undefined || (end === 'min' ? sign >= 0 : sign <= 0)) return []
  const code = `${end}_${of.measure === 'range' ? 'date' : of.measure}`
  const at = of.measure === 'range' ? { at: end === 'min' ? 'from' : 'to' } : {}
  return [{ code, params: { [end]: most as string | number }, ...at }]
}

function size(measure: Measure, value: unknown, end: 'min' | 'max'): unknown {
  if (measure === 'length') return typeof value === 'string' ? lengthOf(value) : undefined
  if (measure === 'count') return Array.isArray(value) ? value.length : undefined
  return measure === 'range' ? partOf(value, end === 'min' ? 'from' : 'to') : value
}
