import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import { locales } from '@/lib/text/locale'
import { myCaseCards, myDrafts } from './my-summary'

const pageSize = 20

/** My cases, newest first, a page at a time; open applications stand on the first page. */
export const myCases = query({
  name: 'my-cases',
  permission: 'case.read',
  input: z.strictObject({ locale: z.enum(locales), before: z.uuid().optional() }),
  run: async ({ tx, actor, input: { locale, before } }) => {
    const found = await myCaseCards(tx, { actor, locale, take: pageSize + 1, before })
    const cases = found.slice(0, pageSize)
    return {
      cases,
      drafts: before ? [] : await myDrafts(tx, actor, locale),
      next: found.length > pageSize ? (cases.at(-1)?.id ?? null) : null,
      bound: actor.resident !== null,
    }
  },
})
