import 'server-only'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import type { Office } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { type FactsByElement, knownFactsOf } from '../facts'
import { addEntries } from '../ledgers/add-entries'
import { streetOf } from '../ledgers/entry-place'
import { tiePeople } from '../ledgers/tie-people'
import { findableRows } from '../lookups'
import { type NewFact, recordFacts } from '../record-facts'
import type { Before, FactBefore, RowChange, StoredRow } from './batch'
import type { Groups, Target } from './import-target'
import { knownPeople } from './known-people'
import { type PersonRow, personRows } from './person-rows'

/** How rows are brought in: by whom, for which batch, and what becomes of people and entries that are there already. */
export type Bringing = {
  office: Office
  target: Target
  area: string
  batch: string
  account: string
  choice: 'skip' | 'update'
  /** Whether the actor may write the register of groups. */
  setsGroups: boolean
}
type Person = { no: number; row: PersonRow; resident: string; known: boolean; before: Before }

const elements = { phone: 'person.mobile', address: 'person.living_address' } as const

/**
 * Brings people in: finds or adds them by number, ties them to their community, and records what the row says as told by
 * an imported list, weaker than what a person or an authority has said. People whom the area knows already are left as
 * they are, or get what is new, as was chosen. Answers what became of each row and what stood there before.
 */
export async function applyPeople(tx: Transaction, how: Bringing, rows: readonly StoredRow[]): Promise<RowChange[]> {
  const read = personRows(how, rows)
  const sound = read.flatMap(({ row }, at) => (row ? [{ no: rows[at]?.no ?? 0, row }] : []))
  const known = await knownPeople(
    tx,
    sound.map(({ row }) => row.person.id),
  )
  const wanted = sound.filter(({ row }) => how.choice === 'update' || !known.has(row.person.id))
  // Whoever is known keeps the name that the area wrote down: a list does not rename people.
  const named = wanted.map(({ no, row }) => {
    const found = known.get(row.person.id)
    return {
      no,
      known: found !== undefined,
      row: found ? { ...row, person: { ...row.person, name: found.name } } : row,
    }
  })
  const people = await tied(tx, named)
  await tell(tx, how, people)
  if (how.setsGroups && how.target.groups) await join(tx, { ...how, groups: how.target.groups }, people)
  const changes = new Map<number, RowChange>(people.map((person) => [person.no, changeOf(person)]))
  return rows.map(({ no }, at) => {
    const row = read[at]?.row
    if (!row) return { no, state: 'held', problems: (read[at]?.problems ?? []).map((each) => ({ at: null, ...each })) }
    return changes.get(no) ?? { no, state: 'skipped', subject: known.get(row.person.id)?.id ?? null }
  })
}

function changeOf({ no, resident, known, before }: Person): RowChange {
  const changed = before.tie || before.facts?.length || before.entries?.length
  return { no, state: known ? (changed ? 'updated' : 'same') : 'added', subject: resident, before }
}

async function tied(
  tx: Transaction,
  rows: readonly { no: number; row: PersonRow; known: boolean }[],
): Promise<Person[]> {
  const residents = await tiePeople(
    tx,
    rows.map(({ row }) => ({ ...row.person, unitPath: row.unit })),
    'import',
  )
  const fresh = await freshTies(tx, residents, 'import')
  return rows.map(({ no, row, known }, at) => {
    const resident = residents[at] ?? ''
    const tie = fresh.has(`${resident} ${row.unit}`) ? { tie: 'import', day: today() } : {}
    return { no, row, known, resident, before: { unit: row.unit, ...tie } }
  })
}

/** Ties of this kind that this very transaction has made. */
export async function freshTies(tx: Transaction, residents: readonly string[], kind: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ resident: string; unit: string }[]>`
    SELECT resident, unit_path AS unit FROM tie WHERE resident = ANY (${[...residents]}::uuid[]) AND kind = ${kind} AND at = now()`
  return new Set(rows.map(({ resident, unit }) => `${resident} ${unit}`))
}

async function tell(tx: Transaction, { office, batch }: Bringing, people: readonly Person[]): Promise<void> {
  const known = await knownFactsOf(
    tx,
    people.map(({ resident }) => resident),
    Object.values(elements),
  )
  const told = people.flatMap((person) =>
    factsOf(person.row)
      .filter(({ element, value }) => !says(known.get(person.resident), element, value))
      .map((fact) => ({
        person,
        fact: { ...fact, subject: person.resident, source: 'import', ref: batch } as NewFact,
      })),
  )
  const before = await factsBefore(
    tx,
    told.map(({ fact }) => fact),
  )
  const ids = await recordFacts(
    tx,
    told.map(({ fact }) => fact),
  )
  told.forEach(({ person, fact }, at) => {
    const street = streetOf(office, fact.unitPath)
    const was = before.get(`${fact.subject} ${fact.element} ${street}`) ?? null
    const lookups = phoneLookups(fact, known.get(fact.subject)?.[fact.element]?.value, was)
    person.before.facts = [
      ...(person.before.facts ?? []),
      { element: fact.element, street, fact: ids[at] ?? '', before: was, ...lookups },
    ]
  })
}

function factsOf({ phone, detail, unit }: PersonRow): Pick<NewFact, 'element' | 'value' | 'unitPath'>[] {
  return [
    ...(phone ? [{ element: elements.phone, value: phone, unitPath: unit }] : []),
    ...(detail ? [{ element: elements.address, value: { division: unit, detail }, unitPath: unit }] : []),
  ]
}

function says(known: FactsByElement | undefined, element: string, value: unknown): boolean {
  return known?.[element] !== undefined && canonicalJson(known[element]?.value) === canonicalJson(value)
}

type Now = { subject: string; element: string; unit_path: string } & Record<string, unknown>

async function factsBefore(tx: Transaction, facts: readonly NewFact[]): Promise<Map<string, Record<string, unknown>>> {
  if (facts.length === 0) return new Map()
  const rows = await tx.$queryRaw<Now[]>`
    SELECT subject, element, unit_path, fact, weight, value_mac, stale_on::text AS stale_on, contested_by, level FROM fact_now
    WHERE subject = ANY (${facts.map(({ subject }) => subject)}::uuid[]) AND element = ANY (${Object.values(elements)})`
  return new Map(
    rows.map(({ subject, element, unit_path: street, ...was }) => [`${subject} ${element} ${street}`, was]),
  )
}

/** Search rows of a phone number that come with a fact, and those that go with it. */
function phoneLookups(fact: NewFact, old: unknown, was: unknown): Pick<FactBefore, 'gone' | 'back'> {
  if (fact.element !== elements.phone) return { gone: [], back: [] }
  const rows = (phone: unknown) =>
    typeof phone === 'string' ? findableRows({ resident: fact.subject, unitPath: fact.unitPath, phone }) : []
  return { gone: rows(fact.value), back: was ? rows(old).map((row) => ({ ...row, unit: fact.unitPath })) : [] }
}

/** Enters the memberships that a row names and that are not held yet. */
async function join(tx: Transaction, how: Bringing & { groups: Groups }, people: readonly Person[]): Promise<void> {
  const { groups, area, account, batch } = how
  const wanted = people.flatMap((person) => person.row.groups.map((code) => ({ person, code })))
  if (wanted.length === 0) return
  const days = groups.register.fields
    .flatMap((group) => group.fields)
    .filter((field) => field.type === 'date' && field.required === true)
  const inputs = wanted.map(({ person: { row }, code }) => ({
    input: {
      [groups.person]: row.person,
      [groups.group]: code,
      ...Object.fromEntries(days.map(({ key }) => [key, today()])),
    },
  }))
  const via = { word: 'import', ref: batch }
  const added = await addEntries(tx, { register: groups.register, unitPath: area, account, via }, inputs)
  added.forEach((entry, at) => {
    const person = wanted[at]?.person
    if (!entry.ok || !person) return
    const held = { register: groups.register.key, id: entry.id, version: 1 }
    person.before.entries = [...(person.before.entries ?? []), held]
  })
}
