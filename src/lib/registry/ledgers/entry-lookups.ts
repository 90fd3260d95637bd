import 'server-only'
import { pinyin } from 'pinyin-pro'
import type { Register } from '@/lib/catalogue/schema'
import { partOf } from '@/lib/forms/fields/field-kind'
import type { Field } from '@/lib/forms/schema'
import { mac } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { bigrams, nameInitials } from '../lookups'
import type { EntryData } from './entry-data'
import { fieldsNamed, levelOf, personalLevel } from './ledger-fields'

/** A search row of an entry. `sort.<field>` orders and filters, the rest is found by the search box. */
export type EntryLookup = { field: string; value: string }
export type FindableEntry = { id: string; unitPath: string; data: EntryData }

/** The kind under which the search rows of a ledger are kept. */
export const lookupKind = (register: string) => `entry:${register}`

/** Keyed hash of a number, or of its last four characters, for the search box of ledgers. */
export function entryNumberMac(field: 'number' | 'tail', number: string): string {
  const plain = number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  return mac(`entry-${field}`, field === 'tail' ? plain.slice(-4) : plain)
}

/** Keyed hash of a code whose field is personal: it can be asked for, never read. */
export function entryCodeMac(register: string, field: string, code: string): string {
  return mac('entry-code', `${register} ${field} ${code}`)
}

/** Writes the search rows of entries, in one statement. */
export async function addEntryLookups(
  tx: Transaction,
  register: Register,
  entries: readonly FindableEntry[],
): Promise<void> {
  const rows = entries.flatMap((entry) =>
    entryLookups(register, entry.data).map((row) => ({ ...row, unit: entry.unitPath, subject: entry.id })),
  )
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT ${lookupKind(register.key)}, field, value, unit, subject
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(field text, value text, unit text, subject uuid)
    ON CONFLICT DO NOTHING`
}

/** Takes away the search rows of entries that are written anew or withdrawn. */
export async function clearEntryLookups(tx: Transaction, register: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM lookup WHERE kind = ${lookupKind(register)} AND subject = ANY (${ids}::uuid[])`
}

/**
 * Search rows of one entry, each once: how each column of its list sorts, and the words and numbers of the fields that are
 * searched. Two of its numbers may end alike.
 */
export function entryLookups(register: Register, data: EntryData): EntryLookup[] {
  const sorted = fieldsNamed(register, register.list).flatMap((field) => sortRows(register, field, data[field.key]))
  const searched = fieldsNamed(register, register.search ?? [])
  const rows = [...sorted, ...searched.flatMap((field) => searchRows(field, data[field.key]))]
  return [...new Map(rows.map((row) => [`${row.field} ${row.value}`, row])).values()]
}

function sortRows(register: Register, field: Field, value: unknown): EntryLookup[] {
  if (levelOf(field) < personalLevel) return [{ field: `sort.${field.key}`, value: sortKey(value) }]
  if (field.type === 'person') return [{ field: `sort.${field.key}`, value: sortKey(partOf(value, 'name')) }]
  const coded = ['choice', 'division', 'yes-no'].includes(field.type) && value !== undefined
  return coded ? [{ field: `code.${field.key}`, value: entryCodeMac(register.key, field.key, String(value)) }] : []
}

const half = 1e12

/** A text that sorts as the value does, byte by byte: numbers padded, Chinese by its reading, dates as they are. */
export function sortKey(value: unknown): string {
  const number =
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+\.\d\d$/.test(value)) ? Number(value) : Number.NaN
  if (Number.isFinite(number) && Math.abs(number) < half) return (number + half).toFixed(2).padStart(16, '0')
  if (typeof value === 'boolean') return String(value)
  const name = partOf(value, 'name') ?? partOf(value, 'from')
  const text = typeof value === 'string' ? value : typeof name === 'string' ? name : ''
  return isPlain(text) ? text.slice(0, 80) : `${spelled(text.slice(0, 30))} ${text.slice(0, 30)}`
}

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text)

function spelled(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array' }).join('')
}

function searchRows(field: Field, value: unknown): EntryLookup[] {
  const words = wordsOf(field, value)
  const numbers = ['id', 'phone', 'creditCode'].map((part) => partOf(value, part))
  const own = ['identifier', 'phone', 'account'].includes(field.type) ? [partOf(value, 'number') ?? value] : []
  const told = [...numbers, ...own].filter((each): each is string => typeof each === 'string')
  return [...(words ? textRows(words) : []), ...told.flatMap(numberRows)]
}

/** Names of people stay searchable in plain, as everywhere; other personal texts do not. */
function wordsOf(field: Field, value: unknown): string {
  const name = partOf(value, 'name')
  if (typeof name === 'string') return name
  const plain = ['text', 'long-text', 'choice', 'place'].includes(field.type) && levelOf(field) < personalLevel
  return plain && typeof value === 'string' ? value.slice(0, 60) : ''
}

function textRows(text: string): EntryLookup[] {
  return [
    { field: 'text', value: text },
    ...bigrams(text).map((value) => ({ field: 'bigram', value })),
    ...(isPlain(text) ? [] : nameInitials(text).map((value) => ({ field: 'pinyin', value: value.slice(0, 40) }))),
  ]
}

function numberRows(number: string): EntryLookup[] {
  const [whole, tail] = [entryNumberMac('number', number), entryNumberMac('tail', number)]
  return [
    { field: 'number', value: whole },
    { field: 'tail', value: tail },
  ]
}
