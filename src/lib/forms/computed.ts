import { isKnown, passes } from './conditions'
import type { Value } from './expressions'
import type { Column } from './fields/field-kind'
import { columnsOf } from './fields/rows'
import { fixed, ratioOf } from './ratio'
import type { Field, Form } from './schema'
import { type Answers, type Scope, savedAnswers, withAnswers, withOwnRow } from './scope'
import { evaluate } from './values'
import { visibleFields } from './visible'

/** Answers with every computed field of the form, and of its rows, filled anew; an unknown value is left out. */
export function computed(form: Form, answers: Answers, scope: Scope): Answers {
  const out = { ...answers }
  for (const field of form.flatMap((group) => visibleFields(group, withAnswers(scope, out)))) {
    const here = withAnswers(scope, out)
    if (field.value !== undefined) setComputed(field, out, here)
    else if (field.type === 'rows' && Array.isArray(out[field.key])) out[field.key] = computedRows(field, out, here)
  }
  return out
}

/** Values that a definition offers before anybody has answered (`prefill`), for visible fields without an answer. */
export function prefills(form: Form, scope: Scope): Answers {
  const fields = form.flatMap((group) => visibleFields(group, scope)).filter((field) => field.prefill !== undefined)
  const answers = savedAnswers(scope)
  const offered = fields
    .filter((field) => !isKnown(answers[field.key]))
    .map((field) => [field.key, canonical(field, field.prefill as Value, scope)] as const)
  return Object.fromEntries(offered.filter(([, value]) => value !== undefined))
}

/** Fills one computed field, in a scope of its own form or row; takes it out while its value is unknown. */
export function setComputed(field: Column, answers: Answers, here: Scope): void {
  const value = canonical(field, field.value as Value, here)
  if (value === undefined) delete answers[field.key]
  else answers[field.key] = value
}

/** A computed value in the canonical form of its field: money with two places, numbers as numbers. */
function canonical(field: Column, value: Value, here: Scope): unknown {
  const found = evaluate(value, here)
  if (found === null) return undefined
  if (field.type !== 'money' && field.type !== 'number') return found
  const amount = ratioOf(found)
  if (!amount) return undefined
  return field.type === 'money' ? fixed(amount, 2) : Number(fixed(amount, 6))
}

function computedRows(field: Field, answers: Answers, here: Scope): unknown[] {
  return (answers[field.key] as unknown[]).map((row) => {
    const cells: Answers = { ...(row as Answers) }
    for (const column of columnsOf(field)) {
      const inRow = withOwnRow(here, cells)
      if (!passes(column.if, inRow)) delete cells[column.key]
      else if (column.value !== undefined) setComputed(column, cells, inRow)
    }
    return cells
  })
}
