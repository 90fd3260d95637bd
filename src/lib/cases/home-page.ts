import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { hallsOf, serviceCard } from '@/lib/catalogue/service-card'
import { serviceGroups } from '@/lib/catalogue/service-groups'
import type { Actor } from '@/lib/kernel/actor'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales } from '@/lib/text/locale'
import { myCaseCards, myDrafts } from './my-summary'

/** What the home page shows: entrances, items, halls, and for a resident what waits for them and what they have under way. */
export const homePage = query({
  name: 'home-page',
  permission: 'service.read',
  input: z.strictObject({ locale: z.enum(locales) }),
  run: async ({ tx, actor, input: { locale } }) => {
    const office = await loadOffice(tx)
    const sorted = [...office.publicServices].sort((a, b) => (a.service.code ?? '').localeCompare(b.service.code ?? ''))
    return {
      groups: serviceGroups(office, locale),
      services: sorted.slice(0, 8).map(({ service }) => serviceCard(service, locale)),
      halls: hallsOf(office, locale),
      mine: await mine(tx, actor, locale),
    }
  },
})

async function mine(tx: Transaction, actor: Actor, locale: Locale) {
  if (actor.kind !== 'person') return null
  const waiting = await myCaseCards(tx, { actor, locale, take: 5, phase: 'supplement' })
  const cases = await myCaseCards(tx, { actor, locale, take: 5 })
  return { waiting, drafts: await myDrafts(tx, actor, locale), cases: cases.filter((each) => !each.waits).slice(0, 3) }
}
