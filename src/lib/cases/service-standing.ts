import 'server-only'
import { z } from 'zod'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { test } from '@/lib/forms/conditions'
import { now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { application } from './drafts/application'
import { emptyDraft } from './drafts/draft-data'
import { people } from './drafts/load-draft'

/** One condition of an item and whether it holds for me; `unknown` when only the application can tell. */
export type StandingCheck = { say: string; holds: boolean | 'unknown' }

/**
 * How I stand to an item: whether its conditions hold with what the register knows of me, and my open application for it.
 * Without a bound person there are no checks.
 */
export const serviceStanding = query({
  name: 'service-standing',
  permission: 'draft.edit',
  input: z.strictObject({ key: z.string().max(80), locale: z.enum(locales) }),
  run: async ({ tx, actor, input: { key, locale } }) => {
    const office = await loadOffice(tx)
    const published = office.service(key)
    if (!published) throw new Refusal('not-found', 'no-service')
    const draft = await tx.draft.findFirst({
      where: { owner: actor.account ?? '', service: key, caseId: null, diesAt: { gt: now() } },
      select: { id: true, savedAt: true },
    })
    if (!actor.resident) return { bound: false, draft, checks: [] as StandingCheck[] }
    const pinned = await compiledVersion(tx, published.version)
    const ground = { office, pinned, data: emptyDraft, ...(await people(tx, actor.resident)) }
    const { scope } = application(ground)
    const checks = (pinned.compiled.service.eligibility ?? []).map(
      (each): StandingCheck => ({ say: say(each.say, locale), holds: test(each.if, scope) }),
    )
    return { bound: true, draft, checks }
  },
})
