import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'
import { placeTypes } from './place-list'

export type NewPlaceView = {
  communities: UnitChoice[]
  types: { value: string; label: string }[]
  building: { id: string; name: string; unitPath: string } | null
}

/** What the form of a new place offers: communities within reach, types, and the building it lies in when one is given. */
export const newPlace = query({
  name: 'new-place',
  permission: 'place.write',
  input: z.strictObject({ building: z.uuid().optional(), locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { building, locale } }): Promise<NewPlaceView> => ({
    communities: communitiesUnder(await loadOffice(tx), homeOf(actor, 'place.write'), locale),
    types: await placeTypes(tx, locale),
    building: building
      ? await tx.place.findFirst({
          where: { id: building, kind: 'building' },
          select: { id: true, name: true, unitPath: true },
        })
      : null,
  }),
})
