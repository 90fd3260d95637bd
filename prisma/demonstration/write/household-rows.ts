import { newId } from '@/lib/kernel/ids'
import { type Findable, findableRows } from '@/lib/registry/lookups'
import type { NewFact } from '@/lib/registry/record-facts'
import { residentMac } from '@/lib/registry/residents'
import type { InventedHousehold, InventedPerson } from '../person'
import { entryRows } from './entry-rows'
import { factsOf } from './facts-of'
import { daysAgo, type Ground } from './ground'
import { placeRows } from './place-rows'
import { type Added, residentRows } from './resident-rows'
import type { RowOf, Rows } from './table-columns'

/** Everything that a household leaves in the register: rows, and facts in their order. */
export type WrittenHousehold = { rows: Rows; facts: NewFact[]; people: Added[] }

/** Search rows of people, each for one unit they are tied to. */
export function lookupRows(people: readonly Findable[]): RowOf<'lookup'>[] {
  return people.flatMap((person) =>
    findableRows(person).map((row) => ({
      ...row,
      kind: 'resident',
      unit_path: person.unitPath,
      subject: person.resident,
    })),
  )
}

/** Makes the rows of people, the dwelling they live in and the household that they form. Nothing of it may be there yet. */
export function householdRows(ground: Ground, household: InventedHousehold): WrittenHousehold {
  const { code, community: unit_path, members, twin } = household
  const place = placeRows(ground, household)
  const people = members.map((person) => residentRows(ground, person, unit_path))
  const double = twin ? [residentRows(ground, twin, unit_path)] : []
  const everyone = [...people, ...double]
  const entries = people.map((each) => entryRows(ground, each, unit_path))
  const id = newId()
  const book = bookRows(household, people)
  const rows: Rows = {
    place: place.rows,
    household: [{ id, code, unit_path, kind: 'living', place: place.id, ...spanOf(people) }, ...book.household],
    resident: everyone.map(({ row }) => row),
    tie: [
      ...people.flatMap(({ ties }) => ties),
      ...double.flatMap(({ ties }) => ties.slice(0, 1).map((tie) => ({ ...tie, kind: 'counter' }))),
    ],
    bond: [...bondsOf(ground, household, { id, place: place.id, people }), ...book.bond],
    entry: entries.flatMap(({ entry }) => entry),
    entry_event: entries.flatMap((each) => each.entry_event),
    lookup: [...everyone.flatMap(({ findable }) => lookupRows(findable)), ...entries.flatMap(({ lookup }) => lookup)],
  }
  const facts = [
    ...people.flatMap((each) => factsOf(ground, each, household)),
    ...double.flatMap((each) => factsOf(ground, each, household)),
  ]
  return { rows, facts, people }
}

/** The household of the register: whoever is registered here, apart from who lives together. */
function bookRows({ book, community }: InventedHousehold, people: readonly Added[]): Pick<Rows, 'household' | 'bond'> {
  const registered = people.filter(({ person }) => person.hukou.endsWith('/'))
  const [first] = registered
  if (!book || !first) return { household: [], bond: [] }
  const id = newId()
  // Whoever moved away is still registered here; whoever died is struck off.
  const bond = registered.flatMap(({ person: { left: _, ...person }, id: a }) =>
    memberships(person).map((row) => ({ ...row, kind: 'member', a, b: id, unit_path: first.person.hukou })),
  )
  const unit_path = first.person.hukou || community
  return { household: [{ id, code: book, unit_path, kind: 'hukou', place: null, from: firstDay(registered) }], bond }
}

const firstDay = (people: readonly Added[]): string =>
  people.map(({ person }) => sinceOf(person)).sort()[0] ?? daysAgo(0)

/** From the day the first moved in until the last had left, if they have. */
function spanOf(people: readonly Added[]): Pick<RowOf<'household'>, 'from' | 'to'> {
  const ends = people.map(({ person }) => endOf(person))
  return { from: firstDay(people), to: ends.includes(null) ? null : (ends.sort().at(-1) ?? null) }
}

type Formed = { id: string; place: string; people: readonly Added[] }

function bondsOf(ground: Ground, household: InventedHousehold, { id, place, people }: Formed): RowOf<'bond'>[] {
  const { community: unit_path } = household
  const members = people.flatMap((each) =>
    memberships(each.person).map((row) => ({ ...row, kind: 'member', a: each.id, b: id, unit_path })),
  )
  const guardians = people.flatMap((each) => guardianOf(each, people).map((row) => ({ ...row, unit_path })))
  const tenants = household.rented ? tenancy(ground, household, { place, head: people[0] }) : []
  return [...members, ...guardians, ...tenants.map((row) => ({ ...row, unit_path }))]
}

/** A child (`a`) has its guardian (`b`) until it comes of age. */
function guardianOf({ id, person }: Added, people: readonly Added[]): RowOf<'bond'>[] {
  const guardian = person.guardian === undefined ? undefined : people[person.guardian]
  if (!guardian || guardian.person.died !== undefined) return []
  const ofAge = `${Number(person.birth.slice(0, 4)) + 18}${person.birth.slice(4)}`
  const role = person.relation === '40' ? 'relative' : 'parent'
  return [{ kind: 'guardian', a: id, b: guardian.id, role, from: person.birth, to: ofAge }]
}

type Let = { place: string; head: Added | undefined }

/** Who rents the dwelling and who lets it, from the day they moved in until the contract ends. */
function tenancy(ground: Ground, { landlord, code }: InventedHousehold, { place, head }: Let): RowOf<'bond'>[] {
  if (!head) return []
  const months = 2 + (code.charCodeAt(code.length - 1) % 10)
  const term = {
    agreement: newId(),
    b: place,
    from: sinceOf(head.person),
    to: endOf(head.person) ?? daysAgo(-30 * months),
  }
  const owner = landlord ? ground.people.get(residentMac(landlord)) : undefined
  return [{ ...term, kind: 'tenant', a: head.id }, ...(owner ? [{ ...term, kind: 'landlord', a: owner }] : [])]
}

const sinceOf = (person: InventedPerson | undefined): string => daysAgo(person?.arrived ?? 0)

function endOf({ left, died }: InventedPerson): string | null {
  const ended = died ?? left
  return ended === undefined ? null : daysAgo(ended)
}

/** Dated roles in the household, one after the other. */
function memberships(person: InventedPerson): Pick<RowOf<'bond'>, 'role' | 'from' | 'to'>[] {
  const { relation, formerly } = person
  const now = { role: relation, from: sinceOf(person), to: endOf(person) }
  if (!formerly) return [now]
  const changed = daysAgo(formerly.until)
  return [
    { role: formerly.relation, from: now.from, to: changed },
    { ...now, from: changed },
  ]
}
