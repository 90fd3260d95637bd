import { formFields } from './form-fields'
import { formShape } from './form-shapes'
import type { Library } from './library'
import type { Merged } from './merge'
import { caseShape, partyShape, unitShape } from './office-shapes'
import type { Service } from './schema'
import { absent, any, boolean, date, list, object, type Shape, span, text } from './shape'

/** First words of paths that are known at a place of a definition: `answers`, `case`, `applicant`, `row` … */
export type Scope = Readonly<Record<string, Shape>>

/** What is known inside a workflow. Without an item the answers may be anything and every word of `$item` is filled. */
export function workflowScope(input: { books: Library; merged: Merged; service?: Service }): Scope {
  const { books, merged, service } = input
  return {
    ...parties(input),
    answers: service ? formShape(service.form, books) : any,
    asked: askedShape(books, merged),
    tasks: tasksShape(books, merged),
    case: caseShape(books, merged.order),
    item: itemShape(books, service),
    unit: unitShape(books),
    today: date,
  }
}

/** Names under which a party of the case may be called besides the applicant: those of `as` in any form. */
export function partyNames(merged: Merged, service?: Service): string[] {
  const forms = [service?.form ?? [], ...Object.values(merged.forms)]
  const named = forms.flatMap((form) => formFields(form).flatMap(({ field }) => [field, ...(field.columns ?? [])]))
  return [...new Set(['applicant', 'agent', 'guardian', ...named.flatMap((field) => field.as ?? [])])]
}

function parties(input: { books: Library; merged: Merged; service?: Service }): Scope {
  const { books, merged, service } = input
  const names = partyNames(merged, service).map((name) => [name, partyShape(books)] as const)
  const needs = service ? (service.applicant.needs ?? []) : undefined
  return { ...Object.fromEntries(names), applicant: partyShape(books, needs) }
}

function askedShape(books: Library, merged: Merged): Shape {
  const asked = merged.actions.flatMap((row) => {
    const form = row.ask === undefined ? undefined : merged.forms[row.ask]
    return form ? [[row.action, formShape(form, books)] as const] : []
  })
  return object(Object.fromEntries(asked))
}

/** `$tasks.<group>`: one row for each task of the group: its answers, who did it and how it ended. */
function tasksShape(books: Library, merged: Merged): Shape {
  const groups = Object.values(merged.stages).flatMap((stage) => Object.entries(stage.tasks ?? {}))
  const shapes = groups.map(([group, task]) => {
    const form = task.form === undefined ? undefined : merged.forms[task.form]
    const fields = form ? formShape(form, books).props?.() : {}
    return [group, list(object({ ...fields, state: text, unit: unitShape(books), at: date }))] as const
  })
  return object({ ...Object.fromEntries(shapes), slot: list(object({ state: text })) })
}

function itemShape(books: Library, service?: Service): Shape {
  const unit = unitShape(books)
  const co = list(object({ unit, ask: { type: 'text', only: ['opinion', 'data'] }, fetch: text }))
  const given = (value: unknown, shape: Shape) => (service && value === undefined ? absent : shape)
  const limits = object({
    promised: given(service?.limits?.promised, span),
    legal: given(service?.limits?.legal, span),
    deemedAccepted: boolean,
  })
  const texts = Object.fromEntries(['key', 'code', 'name', 'category', 'type', 'caseKind', 'fee'].map((k) => [k, text]))
  return object({
    ...texts,
    limits,
    co,
    place: unit,
    lead: unit,
    intake: given(service?.intake, unit),
    decide: given(service?.decide, unit),
  })
}
