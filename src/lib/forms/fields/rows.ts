import { joined, listed } from '../names'
import type { Field, FieldType } from '../schema'
import {
  accept,
  blankInput,
  type Column,
  type FieldKind,
  type Problem,
  partOf,
  type ReadContext,
  refuse,
} from './field-kind'

/** Most rows of one table. */
export const maxRows = 50

export type Row = Record<string, unknown>
type Kinds = Partial<Record<FieldType, FieldKind>>

/**
 * A table of rows by columns. `parse` reads every cell that is filled; conditions, required and computed columns are the
 * business of `readAnswers`, which sees the rest of the form.
 */
export function rowsKind(kinds: Kinds): FieldKind<Row[]> {
  return {
    parse: (raw, field, ctx) => {
      const rows = filledRows(raw)
      if (rows.length > maxRows) return refuse({ code: 'max_rows', params: { max: maxRows } })
      const cells = rows.map(([index, row]) => readCells({ kinds, columns: columnsOf(field), ctx, index }, row))
      const problems = cells.flatMap((row) => row.problems)
      return problems[0] ? refuse(problems[0], ...problems.slice(1)) : accept(cells.map((row) => row.value))
    },
    format: (value, _field, ctx) => (Array.isArray(value) ? ctx.word('words.rows', { count: value.length }) : ''),
    blank: blankInput,
    toInputs: (value, field) => {
      const rows = Array.isArray(value) ? value : []
      return Object.assign(
        {},
        ...rows.map((row, index) => cellInputs(kinds, { columns: columnsOf(field), row, index })),
      )
    },
  }
}

/** Columns of a table field. */
export function columnsOf(field: Column): Column[] {
  return (field as Field).columns ?? []
}

/** Rows in which anything was entered, with the index they were posted under. */
export function filledRows(raw: unknown): [index: string, row: unknown][] {
  return listed(raw).filter(([, row]) => typeof row === 'object' && !blankInput(row))
}

type Reading = { kinds: Kinds; columns: Column[]; ctx: ReadContext; index: string }

function readCells({ kinds, columns, ctx, index }: Reading, row: unknown): { value: Row; problems: Problem[] } {
  const value: Row = {}
  const problems: Problem[] = []
  for (const column of columns) {
    const kind = kinds[column.type]
    const raw = partOf(row, column.key)
    if (!kind || kind.blank(raw)) continue
    const read = kind.parse(raw, column, ctx)
    if (read.ok) value[column.key] = read.value
    else problems.push(...read.errors.map((each) => ({ ...each, at: joined(index, column.key, each.at ?? '') })))
  }
  return { value, problems }
}

function cellInputs(kinds: Kinds, { columns, row, index }: { columns: Column[]; row: unknown; index: number }) {
  const inputs = columns.flatMap((column) =>
    Object.entries(kinds[column.type]?.toInputs(partOf(row, column.key), column) ?? {}).map(([part, text]) => [
      joined(String(index), column.key, part),
      text,
    ]),
  )
  return Object.fromEntries(inputs)
}
