import 'server-only'
import { pinyin } from 'pinyin-pro'
import { Prisma } from '@/generated/prisma/client'
import type { Actor } from '@/lib/kernel/actor'
import { mac } from '@/lib/kernel/crypto'
import { inReach } from '@/lib/kernel/in-reach'
import type { Transaction } from '@/lib/kernel/transaction'
import { normalised } from './identifiers/normalised'
import { nameForms } from './people/name-forms'

/** Fields by which a person is found. Numbers are kept as keyed hashes, names as they are. */
export type LookupField = 'name' | 'name-bigram' | 'pinyin' | NumberField
type NumberField = 'id' | 'id-tail' | PhoneField | `${PhoneField}-tail` | 'certificate'
/** A person may have several phones, each in a place of its own, so that changing one leaves the others findable. */
export type PhoneField = 'phone' | 'phone-2' | 'phone-3'
export const phoneFields: readonly PhoneField[] = ['phone', 'phone-2', 'phone-3']
export type Found = { field: LookupField; value: string }
/** A person as a unit may find them: what is given is written, what is left out stays as it is. */
export type Findable = {
  resident: string
  unitPath: string
  name?: string
  idNumber?: string
  phone?: string
  phones?: Partial<Record<PhoneField, string>>
  certificate?: string
}

/**
 * Initials of a name: 王秀英 → wxy. The surname is read as a surname (单 shan, 仇 qiu), and also in its other readings,
 * because whoever types may not know. Characters without a reading are left out.
 */
export function nameInitials(name: string): string[] {
  const plain = name.replaceAll('·', '')
  const read = pinyin(plain, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
  const [head = '', ...rest] = read.map(latin)
  const others = pinyin([...plain][0] ?? '', { multiple: true, pattern: 'first', toneType: 'none', type: 'array' })
  const heads = new Set([head, ...others.map(latin)])
  return [...heads].map((initial) => initial + rest.join('')).filter((initials) => initials !== '')
}

function latin(initial: string): string {
  return /^[a-z]/i.test(initial) ? initial.slice(0, 1).toLowerCase() : ''
}

/** Every two neighbouring characters of a name, counted as characters and not as UTF-16 units. */
export function bigrams(name: string): string[] {
  const letters = [...name]
  return [...new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))]
}

/** Keyed hash of a number or of its last four characters, for comparing with `=`. All phones of a person hash alike. */
export function numberMac(field: NumberField, number: string): string {
  const tail = field.endsWith('-tail') ? number.slice(-4).toUpperCase() : number
  return mac(`lookup-${field.replace(/-[23]/, '')}`, field === 'certificate' ? normalised(number) : tail)
}

function numbered(fields: readonly NumberField[], number: string | undefined): Found[] {
  return number ? fields.map((field) => ({ field, value: numberMac(field, number) })) : []
}

function named(name: string): Found[] {
  const forms = nameForms(name)
  const pairs = new Set(forms.flatMap(bigrams))
  return [
    ...forms.map((value) => ({ field: 'name' as const, value })),
    ...[...pairs].map((value) => ({ field: 'name-bigram' as const, value })),
    ...nameInitials(name).map((value) => ({ field: 'pinyin' as const, value })),
  ]
}

/** Search rows of one person: of the name, the number, the phones and the certificate that are given. */
export function findableRows({ name, idNumber, phone, phones = {}, certificate }: Findable): Found[] {
  const all = { ...phones, ...(phone ? { phone } : {}) }
  return [
    ...(name ? named(name) : []),
    ...numbered(['id', 'id-tail'], idNumber),
    ...phoneFields.flatMap((field) => numbered([field, `${field}-tail`], all[field])),
    ...numbered(['certificate'], certificate),
  ]
}

/** Writes the search rows of people, each for one unit they are tied to. Rows that are there already stay. */
export async function addLookups(tx: Transaction, people: readonly Findable[]): Promise<void> {
  const rows = people.flatMap((person) =>
    findableRows(person).map((row) => ({ ...row, unit: person.unitPath, subject: person.resident })),
  )
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT 'resident', field, value, unit, subject
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(field text, value text, unit text, subject uuid)
    ON CONFLICT DO NOTHING`
}

/** Takes search rows of these fields away from a person in the street of this unit, so that an old number finds nobody. */
export async function forgetLookups(
  tx: Transaction,
  { resident, unitPath }: Pick<Findable, 'resident' | 'unitPath'>,
  fields: readonly LookupField[],
): Promise<void> {
  await tx.$executeRaw`SELECT registry_forget_lookups(${resident}::uuid, ${unitPath}, ${[...fields]}::text[])`
}

const manyFound = 200

/** People of the actor's scope with any of these search rows, at most 200. */
export async function findByAny(tx: Transaction, actor: Actor, wanted: readonly Found[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT DISTINCT l.subject FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(field text, value text)
    JOIN lookup l ON l.kind = 'resident' AND l.field = w.field AND l.value = w.value COLLATE "C"
    WHERE ${inReach(Prisma.sql`l.unit_path`, actor, 'person.find')} LIMIT ${manyFound}`
  return rows.map(({ subject }) => subject)
}

/** People (or, with `kind`, places) of the actor's scope who have every one of these search rows of one field, at most 200. */
export async function findByAll(
  tx: Transaction,
  actor: Actor,
  { field, values, kind = 'resident' }: { field: LookupField; values: readonly string[]; kind?: 'resident' | 'place' },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT subject FROM lookup WHERE kind = ${kind} AND field = ${field} AND value = ANY (${values}) AND ${inReach(Prisma.sql`unit_path`, actor, 'person.find')}
    GROUP BY subject HAVING count(DISTINCT value) = ${values.length} LIMIT ${manyFound}`
  return rows.map(({ subject }) => subject)
}

/** Places of the actor's scope with this code or this whole name, at most 200. */
export async function placesNamed(tx: Transaction, actor: Actor, name: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT DISTINCT subject FROM lookup
    WHERE kind = 'place' AND ((field = 'code' AND value = ${name.toUpperCase()}) OR (field = 'name' AND value = ${name}))
      AND ${inReach(Prisma.sql`unit_path`, actor, 'person.find')} LIMIT ${manyFound}`
  return rows.map(({ subject }) => subject)
}
