import { readDate, showDate } from './date'
import { accept, blankInput, type FieldKind, type Problem, partInputs, partOf, refuse } from './field-kind'

/** A first and a last day, both included: `{ from, to }` as `YYYY-MM-DD`. */
export const dateRange: FieldKind<{ from: string; to: string }> = {
  parse: (raw) => {
    const [from, to] = [readDate(partOf(raw, 'from')), readDate(partOf(raw, 'to'))]
    if (from.ok && to.ok) return ordered(from.value, to.value)
    const problems: Problem[] = [
      ...(from.ok ? [] : from.errors.map((each) => ({ ...each, at: 'from' }))),
      ...(to.ok ? [] : to.errors.map((each) => ({ ...each, at: 'to' }))),
    ]
    return refuse(problems[0] ?? { code: 'date' }, ...problems.slice(1))
  },
  format: (value, _field, ctx) => {
    const [from, to] = [showDate(partOf(value, 'from'), ctx), showDate(partOf(value, 'to'), ctx)]
    return from && to ? ctx.word('words.range', { from, to }) : ''
  },
  blank: blankInput,
  toInputs: (value) => partInputs(value, ['from', 'to']),
}

function ordered(from: string, to: string) {
  return from <= to ? accept({ from, to }) : refuse({ code: 'range_order', at: 'to' })
}
