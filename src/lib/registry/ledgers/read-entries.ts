import 'server-only'
import { isDate } from '@/lib/calendar/day-number'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { type AnswerProblem, readAnswers } from '@/lib/forms/answers'
import { partOf, type ReadContext } from '@/lib/forms/fields/field-kind'
import { nest } from '@/lib/forms/names'
import type { Field } from '@/lib/forms/schema'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { fieldContext } from '../field-context'
import { unitViews } from '../unit-view'
import type { EntryData } from './entry-data'
import { identityOf } from './entry-identity'
import { entryPlace, streetOf } from './entry-place'
import { entryScope } from './entry-scope'
import { ledgerFields } from './ledger-fields'

/** What is to be entered: the inputs as the defined form posts them, and the days between which it holds. */
export type EntryInput = { input: unknown; from?: string; to?: string | null }
/** What a row says when nothing is wrong with it. */
export type ReadEntry = { data: EntryData; unitPath: string; identity: string | null; from: string; to: string | null }
export type ReadRow =
  | { ok: true; entry: ReadEntry; warnings: AnswerProblem[] }
  | { ok: false; problems: AnswerProblem[] }
/** The ledger as published, and the unit that the rows are entered for. */
export type EntryGround = { office: Office; register: Register; unitPath: string }

/**
 * Validates rows with the form of their ledger, all problems of a row at once; of two rows with one identity the second
 * is refused. Reads the database for what the rows point at; does not look whether an entry is there already.
 */
export async function readEntries(
  tx: Transaction,
  ground: EntryGround,
  rows: readonly EntryInput[],
): Promise<ReadRow[]> {
  const ctx = await entryContext(tx, ground, rows)
  const seen = new Set<string>()
  return rows.map((row) => {
    const read = readRow(row, ground, ctx)
    const identity = read.ok ? read.entry.identity : null
    if (!identity) return read
    if (seen.has(identity)) return { ok: false, problems: [entryExists(ground.register)] }
    seen.add(identity)
    return read
  })
}

/** Says that the ledger holds this already, at the first field of its identity. */
export function entryExists(register: Register): AnswerProblem {
  const [name = ''] = register.identity ?? []
  return { name, code: 'entry_exists', params: {} }
}

function readRow(row: EntryInput, { office, register, unitPath }: EntryGround, ctx: ReadContext): ReadRow {
  const scope = entryScope(office, { unitPath, data: {} })
  const { answers: data, errors, warnings } = readAnswers({ form: register.fields, input: row.input, scope, ctx })
  const [from, to] = [row.from || today(), row.to || null]
  const place = errors.length === 0 ? entryPlace(office, { register, data, unitPath }) : unitPath
  const problems = [
    ...errors,
    ...dateProblems(from, to),
    ...(place === null ? [{ name: placeField(register), code: 'entry_unit', params: {} }] : []),
  ]
  if (problems.length > 0 || place === null) return { ok: false, problems }
  const identity = identityOf(register, { data, street: streetOf(office, place) })
  return { ok: true, entry: { data, unitPath: place, identity, from, to }, warnings }
}

function placeField(register: Register): string {
  const field = ledgerFields(register).find(({ type }) => type === 'address' || type === 'division')
  return field ? (field.type === 'address' ? `${field.key}.division` : field.key) : ''
}

function dateProblems(from: string, to: string | null): AnswerProblem[] {
  const wrong = (name: string, code: string) => [{ name, code, params: {} }]
  if (!isDate(from)) return wrong('from', 'date')
  if (to !== null && !isDate(to)) return wrong('to', 'date')
  return to !== null && to < from ? wrong('to', 'entry_to') : []
}

/** What reading asks of the office: checks of numbers, code lists of today, units, and the entries and places that are named. */
export async function entryContext(
  tx: Transaction,
  { office, register }: EntryGround,
  rows: readonly EntryInput[],
): Promise<ReadContext> {
  const known = await usable(tx, register, rows)
  const units = unitViews(office)
  const open = (from?: string, to?: string) => (from ?? '') <= today() && (to ?? '9999') >= today()
  return {
    ...fieldContext(),
    codes: (list) => office.codes(list)?.codes.filter((each) => open(each.from, each.to)),
    accepts: (type, reference, field) => {
      if (type === 'division' || type === 'address') return units.has(reference)
      return type === 'entry' || type === 'place' ? known.has(`${field.register ?? type}:${reference}`) : undefined
    },
  }
}

/** Entries and places among what the rows name that the actor may see. */
async function usable(tx: Transaction, register: Register, rows: readonly EntryInput[]): Promise<ReadonlySet<string>> {
  const fields = ledgerFields(register).flatMap((field) => [field, ...((field.columns ?? []) as Field[])])
  const pointing = fields.filter(({ type }) => type === 'entry' || type === 'place')
  if (pointing.length === 0) return new Set()
  const named = [...new Set(rows.flatMap(({ input }) => leaves(nested(input))))].filter((text) => text.length <= 40)
  const found = await tx.$queryRaw<{ reference: string }[]>`
    SELECT register || ':' || id AS reference FROM entry WHERE id::text = ANY (${named}) AND "to" IS NULL
    UNION ALL SELECT 'place:' || id FROM place WHERE id::text = ANY (${named})
    UNION ALL SELECT 'place:' || code FROM place WHERE code = ANY (${named})`
  return new Set(found.map(({ reference }) => reference))
}

function nested(input: unknown): unknown {
  const read = nest(input)
  return read.ok ? read.value : {}
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()]
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((key) => leaves(partOf(value, key)))
}
