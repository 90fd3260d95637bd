import { isKnown } from './conditions'
import { type Column, partOf, type ShowContext } from './fields/field-kind'
import { fieldKinds } from './fields/index'
import { columnsOf } from './fields/rows'
import type { Field, Form } from './schema'
import { type Answers, type Scope, withAnswers } from './scope'
import { visibleFields } from './visible'

/** Where an answer came from, in words ready to show. */
export type Provenance = { source: string; at?: string; verified?: boolean }
export type SummaryRow = {
  key: string
  label: string
  /** Empty when there is no answer. */
  text: string
  level: number
  provenance?: Provenance
  /** Of a table: its head and its rows as text. */
  table?: { head: string[]; body: string[][] }
  /** Of files: their ids. */
  files?: string[]
}
/** `index` is the group's place in the form, for the link back to its page. */
export type SummaryGroup = { index: number; title: string; rows: SummaryRow[] }

export type SummaryContext = ShowContext & { provenance?: (field: Field) => Provenance | undefined }

/** What was answered, group by group, in words: for "check your answers", staff screens and papers. Hidden fields are left out. */
export function summarise(
  form: Form,
  answers: Answers,
  { scope, ctx }: { scope: Scope; ctx: SummaryContext },
): SummaryGroup[] {
  const here = withAnswers(scope, answers)
  return form.flatMap((group, index) => {
    const rows = visibleFields(group, here).map((field) => summaryRow(field, answers[field.key], ctx))
    return rows.length ? [{ index, title: group.title === undefined ? '' : ctx.say(group.title), rows }] : []
  })
}

function summaryRow(field: Field, value: unknown, ctx: SummaryContext): SummaryRow {
  const provenance = isKnown(value) ? ctx.provenance?.(field) : undefined
  return {
    key: field.key,
    label: ctx.say(field.label),
    text: fieldText(field, value, ctx),
    level: field.level ?? 2,
    ...(provenance ? { provenance } : {}),
    ...(field.type === 'rows' && isKnown(value) ? { table: tableOf(field, value, ctx) } : {}),
    ...(field.type === 'file' && Array.isArray(value) ? { files: value.filter((id) => typeof id === 'string') } : {}),
  }
}

/** The text of one answer; empty when there is none. */
export function fieldText(field: Column, value: unknown, ctx: ShowContext): string {
  return value === undefined || value === null ? '' : fieldKinds[field.type].format(value, field, ctx)
}

function tableOf(field: Field, value: unknown, ctx: ShowContext): { head: string[]; body: string[][] } {
  const columns = columnsOf(field)
  const rows = Array.isArray(value) ? value : []
  return {
    head: columns.map((column) => ctx.say(column.label)),
    body: rows.map((row) => columns.map((column) => fieldText(column, partOf(row, column.key), ctx))),
  }
}
