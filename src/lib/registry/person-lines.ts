import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { maskId, maskMobile } from '@/lib/kernel/mask'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { ageOn } from './age-on'
import { type FactsByElement, knownFactsOf } from './facts'
import { heldEntries } from './held-entries'
import { type PersonRow, readPeople } from './read-people'
import { openIdNumber } from './residents'
import { unitName } from './unit-names'

/** One person in a list of results: enough to tell people apart, nothing that is not masked. */
export type PersonLine = {
  id: string
  name: string
  /** In words. */
  sex: string | null
  age: number | null
  idMasked: string
  phoneMasked: string | null
  community: string | null
  tags: string[]
}

/** Lines of the people among these that the actor may see, in the order of the ids. */
export async function personLines(
  tx: Transaction,
  { ids, locale }: { ids: readonly string[]; locale: Locale },
): Promise<PersonLine[]> {
  const office = await loadOffice(tx)
  const people = await readPeople(tx, ids)
  const facts = await knownFactsOf(tx, ids, ['person.mobile', 'person.living_address'])
  const held = await heldEntries(tx, { subjects: ids, office, locale })
  const sexes = new Map(office.codes('sex')?.codes.map(({ code, label }) => [code, say(label, locale)]))
  const byId = new Map(people.map((person) => [person.id, person]))
  return ids.flatMap((id) => {
    const person = byId.get(id)
    if (!person) return []
    const known = facts.get(id) ?? {}
    const division = livingDivision(known)
    const tags = held.filter((entry) => entry.subject === id).map((entry) => entry.label)
    const community = division ? (unitName(office, division, locale) ?? null) : null
    const sex = sexes.get(person.sex ?? '') ?? null
    return [{ ...lineOf(person), sex, phoneMasked: phoneOf(known), community, tags: [...new Set(tags)] }]
  })
}

function lineOf(person: PersonRow) {
  const { id, name, birth } = person
  return { id, name, age: birth ? ageOn(birth, today()) : null, idMasked: maskId(openIdNumber(person)) }
}

function phoneOf(known: FactsByElement): string | null {
  const value = known['person.mobile']?.value
  return typeof value === 'string' ? maskMobile(value) : null
}

function livingDivision(known: FactsByElement): string | null {
  const division = (known['person.living_address']?.value as { division?: unknown } | undefined)?.division
  return typeof division === 'string' ? division : null
}
