import 'server-only'
import { type Office, office } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { sealJson, sealJsonWith } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { type FactRank, rankOf, valueMac } from './fact-rank'
import { addLookups, type Findable, forgetLookups, type PhoneField } from './lookups'
import { type PersonKeys, personKeys } from './person-keys'

export type NewFact = {
  subject: string
  element: string
  value: unknown
  /** population-register, id-card, self, staff, collector, correction, or case:<number>. */
  source: string
  ref?: string | null
  verifiedBy?: string | null
  until?: string | null
  unitPath: string
  /** When the source said so (ISO instant), for facts taken over from elsewhere; now when left out. */
  at?: string
  /** What was told may be about somebody else: it is kept, and never becomes the present value against another. */
  doubtful?: boolean
}

/** A fact with what the office says of its element: how sensitive it is, when it has to be asked again, its weight. */
export type FactRow = NewFact & FactRank & { id: string; at: string }

/** Place that the value of a fact is sealed for. */
export const factPlace = (id: string) => `fact.value_enc:${id}`

/**
 * Adds facts to the append-only store and moves the projection of their street to them, in the order given, unless the
 * present value comes from a weightier source: then the new one is kept beside it and the present one is marked as
 * contested (共享校核), or renewed when both say the same. Each value is sealed with the key of its person. Four statements,
 * however many facts. Answers their ids in order.
 */
export async function recordFacts(tx: Transaction, facts: readonly NewFact[]): Promise<string[]> {
  if (facts.length === 0) return []
  const rows = factRows((await office(tx)).elements, facts)
  const subjects = facts.map(({ subject }) => subject)
  const keys = await personKeys(tx, subjects)
  const told = rows.map((row) => ({
    ...{ id: row.id, at: row.at, subject: row.subject, element: row.element, source: row.source, level: row.level },
    ...{ ref: row.ref ?? null, by: row.verifiedBy ?? null, until: row.until ?? null, unit: row.unitPath },
    value: sealFact(row, keys),
    key: keys.get(row.subject)?.id ?? null,
  }))
  await tx.$executeRaw`
    INSERT INTO fact (id, at, subject, element, value_enc, source, ref, verified_by, until, level, unit_path, person_key)
    SELECT id, at, subject, element, value, source, ref, by, until, level, unit, key
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS f(id uuid, at timestamptz, subject uuid, element text, value text, source text, ref text, by uuid, until date, level int, unit text, key uuid)`
  const moved = await project(tx, rows)
  await keepFindable(
    tx,
    rows.filter((row) => moved.has(row.id)),
  )
  return rows.map((row) => row.id)
}

/**
 * The value of a fact, sealed for its own row with the key of its person. What is no person of the register has no key and
 * is sealed with that of the installation.
 */
export function sealFact({ id, subject, value }: FactRow, keys: PersonKeys): string {
  const own = keys.get(subject)
  return own ? sealJsonWith(own.key, value, factPlace(id)) : sealJson(value, factPlace(id))
}

/** Facts as they are kept, each with an id of its own, by what the office says of their elements. */
export function factRows(known: Office['elements'], facts: readonly NewFact[]): FactRow[] {
  const elements = new Map(known.map((each) => [each.element, each]))
  return facts.map((fact) => {
    const at = fact.at ?? now().toISOString()
    const rank = rankOf({ source: fact.source, at, verified: Boolean(fact.verifiedBy) }, elements.get(fact.element))
    return { ...fact, id: newId(), at, ...rank, weight: fact.doubtful ? 1 : rank.weight }
  })
}

/** Answers the facts that became the present value. */
async function project(tx: Transaction, rows: readonly FactRow[]): Promise<Set<string>> {
  const told = rows.map((row) => ({ ...row, value: undefined, unit: row.unitPath, mac: valueMac(row) }))
  const moved = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM registry_project(${JSON.stringify(told)}::jsonb) AS p(id)`
  return new Set(moved.map(({ id }) => id))
}

/** Elements by which a person is found, with the search rows that the present value stands in. */
const findable: Readonly<Record<string, PhoneField | 'certificate'>> = {
  'person.mobile': 'phone',
  'person.second_phone': 'phone-2',
  'person.third_phone': 'phone-3',
  'disability.certificate_number': 'certificate',
}

type Numbered = FactRow & { field: PhoneField | 'certificate' }

const numbered = (rows: readonly FactRow[]): Numbered[] =>
  rows.flatMap((row) => {
    const field = findable[row.element]
    return field ? [{ ...row, field }] : []
  })

/** The numbers among these facts by which their subjects are found, once they are the present values. */
export function findableNumbers(rows: readonly FactRow[]): Findable[] {
  return numbered(rows).flatMap(({ field, subject, unitPath, value }) => {
    if (typeof value !== 'string' || value === '') return []
    const number = field === 'certificate' ? { certificate: value } : { phones: { [field]: value } }
    return [{ resident: subject, unitPath, ...number }]
  })
}

/** The search rows of the former value go (those of the first phone are taken away by the projection itself). */
async function keepFindable(tx: Transaction, rows: readonly FactRow[]): Promise<void> {
  for (const { field, subject, unitPath } of numbered(rows)) {
    const fields = field === 'certificate' ? [field] : [field, `${field}-tail` as const]
    if (field !== 'phone') await forgetLookups(tx, { resident: subject, unitPath }, fields)
  }
  await addLookups(tx, findableNumbers(rows))
}
