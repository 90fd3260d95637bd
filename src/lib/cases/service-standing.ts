import 'server-only'
import { z } from 'zod'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { test } from '@/lib/forms/conditions'
import { now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { mayApplyFor, myPrincipals } from '@/lib/registry/households/my-principals'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { application } from './drafts/application'
import { emptyDraft } from './drafts/draft-data'
import { people } from './drafts/load-draft'

/** One condition of an item and whether it holds for me; `unknown` when only the application can tell. */
export type StandingCheck = { say: string; holds: boolean | 'unknown' }

/** Somebody for whom I may apply for the item: a ward, or who gave me a mandate that names it. */
export type StandingPrincipal = { id: string; name: string; how: 'ward' | 'mandate' }

/**
 * How I stand to an item: whether its conditions hold with what the register knows of me, my own open application for it,
 * and for whom else I may apply. Without a bound person there are no checks.
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
      where: { owner: actor.account ?? '', service: key, subject: actor.resident, caseId: null, diesAt: { gt: now() } },
      select: { id: true, savedAt: true },
    })
    if (!actor.resident)
      return { bound: false, draft, checks: [] as StandingCheck[], principals: [] as StandingPrincipal[] }
    const pinned = await compiledVersion(tx, published.version)
    const ground = { office, pinned, data: emptyDraft, ...(await people(tx, actor.resident)) }
    const { scope } = application(ground)
    const checks = (pinned.compiled.service.eligibility ?? []).map(
      (each): StandingCheck => ({ say: say(each.say, locale), holds: test(each.if, scope) }),
    )
    const item = { key, agent: published.service.applicant.agent ?? false }
    const principals = (await myPrincipals(tx, actor)).filter((each) => mayApplyFor(each, item))
    return { bound: true, draft, checks, principals: principals.map(({ id, name, how }) => ({ id, name, how })) }
  },
})
