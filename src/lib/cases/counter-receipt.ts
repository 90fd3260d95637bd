import 'server-only'
import { z } from 'zod'
import { papersOf } from '@/lib/files/paper-view'
import { env } from '@/lib/kernel/env'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { caseSubject } from './case-subject'
import { loadCase } from './load-case'
import { caseView } from './views/case-view'

/** The receipt that a counter prints: number, item, desk, limit, the papers issued so far, and a code that leads home. */
export const counterReceipt = query({
  name: 'counter-receipt',
  permission: 'case.open-for-others',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => caseSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }) => {
    const loaded = await loadCase(tx, id)
    if (!loaded) throw new Refusal('not-found')
    const view = await caseView(loaded, { tx, actor, locale, reveal: false })
    return {
      no: view.no,
      service: view.service.name,
      applicant: view.applicant,
      phase: view.phase,
      outcome: view.outcome,
      receivedAt: view.receivedAt,
      holder: view.holder,
      desk: view.firstDesk,
      dueOn: view.dueOn,
      missing: view.materials.filter((each) => each.state === 'missing').map((each) => each.name),
      papers: await papersOf(tx, { caseId: id, locale }),
      resident: loaded.state.parties.find((party) => party.role === 'applicant')?.subject ?? null,
      /** Where the applicant follows the case. */
      address: `${env().APP_ORIGIN}/cases/${id}`,
      by: actor.name,
    }
  },
})
