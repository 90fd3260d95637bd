import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'

/** What the form of a new organisation offers: the communities within reach. */
export const newOrganisation = query({
  name: 'new-organisation',
  permission: 'organisation.write',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { locale } }): Promise<{ communities: UnitChoice[] }> => ({
    communities: communitiesUnder(await loadOffice(tx), homeOf(actor, 'organisation.write'), locale),
  }),
})
