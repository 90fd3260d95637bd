import type { NewFact } from '@/lib/registry/record-facts'
import type { InventedHousehold, InventedPerson, Source, Told } from '../person'
import { daysAgo, type Ground } from './ground'
import type { Added } from './resident-rows'

/** When sources spoke of somebody for whom it was not drawn. */
const usually: Readonly<Record<Source, number>> = { 'population-register': 30, self: 180, collector: 45, staff: 140 }

/** What is known of a person, the oldest word first, each said by its source on its day, as far as the office keeps it. */
export function factsOf(ground: Ground, { id, person }: Added, household: InventedHousehold): NewFact[] {
  const spoken = person.spoken ?? usually
  const { community: unitPath } = household
  const told = [...base(person, household), ...person.facts].filter(({ element }) => ground.elements.has(element))
  const dated = told.map((each) => ({ ...each, ago: Math.max(1, each.daysAgo ?? spoken[each.source]) }))
  dated.sort((one, other) => other.ago - one.ago)
  return dated.map(({ element, value, source, ago }) => ({
    ...{ subject: id, element, value, source, unitPath, at: `${daysAgo(ago)}T02:00:00Z` },
    verifiedBy: source === 'staff' ? ground.clerkOf(unitPath) : null,
  }))
}

function base(person: InventedPerson, { community, building, flat, rented }: InventedHousehold): Told[] {
  const { birth, sex, hukou, mobile, died, idKind = 'citizen-id' } = person
  // Those who are not citizens are not in the population register: the desk has seen their card.
  const source = idKind === 'citizen-id' ? 'population-register' : 'staff'
  const address = { division: community, detail: building + flat }
  return [
    { element: 'person.birth_date', value: birth, source },
    { element: 'person.sex', value: sex, source },
    ...(hukou ? [{ element: 'person.hukou_division', value: hukou, source } as const] : []),
    { element: 'person.living_address', value: address, source: rented ? 'collector' : 'self' },
    ...(died === undefined ? [] : [{ element: 'person.alive', value: false, source: 'staff', daysAgo: died } as const]),
    ...(mobile ? [{ element: 'person.mobile', value: mobile, source: 'self' } as const] : []),
  ]
}
