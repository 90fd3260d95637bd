import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { ageOn } from './age-on'
import { type FactView, factViews } from './fact-views'
import { factContext } from './fact-words'
import { type HeldEntry, heldEntries } from './held-entries'
import { householdOf } from './household-of'
import { knownOf } from './party'
import { personSubject } from './person-subject'
import { readPeople } from './read-people'

/** A person as a member of staff sees them: masked facts with their provenance, household, what they hold. */
export type PersonCardView = {
  id: string
  name: string
  age: number | null
  /** `YYYY-MM-DD`, of somebody who has died. */
  died: string | null
  facts: FactView[]
  held: HeldEntry[]
  household: { id: string; name: string; age: number | null; relation: string }[]
}

type Shown = { office: Office; locale: Locale }

async function matesOf(tx: Transaction, id: string, { office, locale }: Shown): Promise<PersonCardView['household']> {
  const relations = office.codes('relation_to_head')?.codes ?? []
  return (await householdOf(tx, id)).map((mate) => {
    const relation = relations.find((each) => each.code === mate.relation)
    const age = mate.birth ? ageOn(mate.birth, today()) : null
    return { id: mate.id, name: mate.name, age, relation: relation ? say(relation.label, locale) : '' }
  })
}

/** One person of the own street. Looking is audited in the same transaction, and the person can see who looked. */
export const personCard = query({
  name: 'person-card',
  permission: 'person.read',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => personSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }): Promise<PersonCardView> => {
    const office = await loadOffice(tx)
    const [person] = await readPeople(tx, [id])
    if (!person) throw new Refusal('not-found')
    const unitPath = (await personSubject(tx, id))?.unitPath
    await record(tx, actor, { audit: [{ command: 'person-card', outcome: 'done', subject: id, unitPath }], outbox: [] })
    const ctx = await factContext(office, locale)
    return {
      id,
      name: person.name,
      age: person.birth ? ageOn(person.birth, today()) : null,
      died: person.died,
      facts: factViews(await knownOf(tx, id), { office, ctx }),
      held: await heldEntries(tx, { subjects: [id], office, locale }),
      household: await matesOf(tx, id, { office, locale }),
    }
  },
})
