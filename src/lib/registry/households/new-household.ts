import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'
import { readPeople } from '../read-people'
import { relationChoices } from './household-page'

export type NewHouseholdView = {
  communities: UnitChoice[]
  relations: { value: string; label: string }[]
  person: { id: string; name: string } | null
  place: { id: string; name: string; unitPath: string } | null
}

/** What the form of a new household offers: the communities within reach, relations, and the person and place it begins with. */
export const newHousehold = query({
  name: 'new-household',
  permission: 'household.write',
  input: z.strictObject({
    person: z.uuid().optional(),
    place: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { person, place, locale } }): Promise<NewHouseholdView> => {
    const [known] = person ? await readPeople(tx, [person]) : []
    const found = place
      ? await tx.place.findUnique({ where: { id: place }, select: { id: true, name: true, unitPath: true } })
      : null
    return {
      communities: communitiesUnder(await loadOffice(tx), homeOf(actor, 'household.write'), locale),
      relations: await relationChoices(tx, locale),
      person: known ? { id: known.id, name: known.name } : null,
      place: found,
    }
  },
})
