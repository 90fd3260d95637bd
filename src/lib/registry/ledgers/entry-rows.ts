import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { isUuid } from '@/lib/forms/fields/reference'
import type { Field } from '@/lib/forms/schema'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { factContext } from '../fact-words'
import { readPeople } from '../read-people'
import { cellText } from './cell-text'
import { type EntryData, openEntry } from './entry-data'
import { fieldsNamed, ledgerFields } from './ledger-fields'

/** An entry as it lies in its table. */
export type EntryRow = {
  id: string
  status: string
  subject: string | null
  unitPath: string
  dataEnc: string
  from: string
  to: string | null
  staleOn: string | null
  caseId: string | null
  rowVersion: number
  version: string
  at: Date
}
export type OpenedEntry = EntryRow & { data: EntryData }

/** Entries with what they say; a person whom only a case named by reference gets the name that the street knows. */
export async function openEntries(
  tx: Transaction,
  register: Register,
  rows: readonly EntryRow[],
): Promise<OpenedEntry[]> {
  const opened = rows.map((row) => ({ ...row, data: openEntry(row) }))
  const keys = ledgerFields(register).flatMap(({ type, key }) => (type === 'person' ? [key] : []))
  const referred = opened.flatMap(({ data }) => keys.map((key) => data[key])).filter(isReference)
  if (referred.length === 0) return opened
  const people = new Map((await readPeople(tx, [...new Set(referred)])).map(({ id, name }) => [id, name]))
  const named = (value: unknown) => (isReference(value) ? { resident: value, name: people.get(value) ?? '' } : value)
  return opened.map((row) => {
    const persons = keys.flatMap((key) => (row.data[key] === undefined ? [] : [[key, named(row.data[key])] as const]))
    return { ...row, data: { ...row.data, ...Object.fromEntries(persons) } }
  })
}

const isReference = (value: unknown): value is string => typeof value === 'string' && isUuid(value)

/** How values of a ledger are said, with the names of the places and entries that these rows point at. */
export async function ledgerContext(
  tx: Transaction,
  { office, locale, reveal }: { office: Office; locale: Locale; reveal?: boolean },
  { register, rows }: { register: Register; rows: readonly OpenedEntry[] },
): Promise<ShowContext> {
  const words = await factContext(office, locale, reveal)
  const names = await namesOf(tx, { office, words, register, rows })
  return { ...words, nameOf: (type, reference) => names.get(reference) ?? words.nameOf?.(type, reference) }
}

type Pointing = { office: Office; words: ShowContext; register: Register; rows: readonly OpenedEntry[] }

async function namesOf(tx: Transaction, pointing: Pointing): Promise<ReadonlyMap<string, string>> {
  const fields = ledgerFields(pointing.register)
  const named = (type: Field['type']) =>
    fields.filter((field) => field.type === type).flatMap(({ key }) => pointing.rows.map(({ data }) => data[key]))
  const [places, entries] = [named('place').filter(isText), named('entry').filter(isText)]
  return new Map([...(await placeNames(tx, places)), ...(await entryNames(tx, pointing, entries))])
}

const isText = (value: unknown): value is string => typeof value === 'string'

async function placeNames(tx: Transaction, wanted: readonly string[]): Promise<[string, string][]> {
  if (wanted.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; code: string; name: string }[]>`
    SELECT id, code, name FROM place WHERE id::text = ANY (${[...wanted]}) OR code = ANY (${[...wanted]})`
  return rows.flatMap(({ id, code, name }) => [[id, name] as [string, string], [code, name] as [string, string]])
}

async function entryNames(tx: Transaction, of: Pointing, wanted: readonly string[]): Promise<[string, string][]> {
  if (wanted.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; register: string; dataEnc: string }[]>`
    SELECT id, register, data_enc AS "dataEnc" FROM entry WHERE id = ANY (${[...wanted]}::uuid[])`
  return rows.flatMap((row) => {
    const register = of.office.register(row.register)
    const [first] = register ? fieldsNamed(register, register.list) : []
    return first ? [[row.id, cellText(first, openEntry(row)[first.key], of.words)]] : []
  })
}
