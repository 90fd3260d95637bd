import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import { type Locale, locales } from '@/lib/text/locale'
import { office as loadOffice, type Office } from './office'
import { searchServices } from './search'
import { hallsOf, serviceCard } from './service-card'
import { serviceGroups } from './service-groups'

const input = z.strictObject({
  locale: z.enum(locales),
  q: z.string().max(200).default(''),
  group: z.string().max(60).default(''),
})

/**
 * Items for what was typed (best first) or for a group of people; all of them in the order of their codes when neither is
 * given. A question that finds nothing in the group is asked without it, so that an answer is not hidden by a filter.
 */
export const serviceList = query({
  name: 'service-list',
  permission: 'service.read',
  input,
  run: async ({ tx, input: { locale, q, group } }) => {
    const office = await loadOffice(tx)
    const groups = serviceGroups(office, locale)
    const known = groups.some((each) => each.code === group) ? group : ''
    const found = matching(office, { q, locale })
    const within = found.filter(({ service }) => known === '' || service.groups?.includes(known))
    const widened = q.trim() !== '' && within.length === 0 && found.length > 0 && known !== ''
    return {
      services: (widened ? found : within).map(({ service }) => serviceCard(service, locale)),
      groups,
      group: widened ? '' : known,
      widened,
      halls: hallsOf(office, locale),
    }
  },
})

function matching(office: Office, { q, locale }: { q: string; locale: Locale }) {
  if (q.trim() !== '') return searchServices(q, office.publicServices, locale)
  return [...office.publicServices].sort((a, b) => (a.service.code ?? '').localeCompare(b.service.code ?? ''))
}
