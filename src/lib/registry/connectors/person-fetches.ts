import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { personSubject } from '../person-subject'
import { fetchViews } from './fetch-views'

/** What base registers were asked about a person of the own street without a case: at the counter, and when an account was bound. */
export const personFetches = query({
  name: 'person-fetches',
  permission: 'person.read',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => personSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }) => {
    const level = Math.max(1, ...actor.posts.map((post) => post.level))
    const may = (unitPath: string) => can(actor, 'person.read', { unitPath })
    return fetchViews(tx, { subject: id, caseId: null }, { office: await loadOffice(tx), locale, level, may })
  },
})
