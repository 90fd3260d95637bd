import 'server-only'
import { z } from 'zod'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { caseSubject } from './case-subject'
import { application } from './drafts/application'
import { emptyDraft } from './drafts/draft-data'
import { people } from './drafts/load-draft'
import { actingOf, loadCase } from './load-case'
import { availableActions } from './rules/actions'
import { caseView } from './views/case-view'

/** Items that a counter takes, for its one box. */
export const counterServices = query({
  name: 'counter-services',
  permission: 'case.open-for-others',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, input: { locale } }) => {
    const office = await loadOffice(tx)
    return office.services
      .filter(({ service }) => service.audience === 'public' && (service.channels ?? ['counter']).includes('counter'))
      .map(({ key, service }) => ({
        key,
        code: service.code ?? '',
        name: say(service.name, locale),
        short: say(service.short ?? service.name, locale),
        words: service.words ?? [],
      }))
  },
})

/**
 * One item for one person at the counter: what is known, what must be asked, which papers, what the desk may do at once.
 * `form` and `party` are the inputs of a refused post, so that what was typed is judged and shown again.
 */
export const counterPage = query({
  name: 'counter-page',
  permission: 'case.open-for-others',
  input: z.strictObject({
    resident: z.uuid(),
    service: z.string().max(80),
    form: z.record(z.string(), z.string()).default({}),
    party: z.record(z.string(), z.string()).default({}),
    changed: z.array(z.string()).default([]),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input }) => {
    const office = await loadOffice(tx)
    const published = office.service(input.service)
    if (!published) throw new Refusal('not-found', 'no-service')
    const pinned = await compiledVersion(tx, published.version)
    const { applicant, known } = await people(tx, input.resident)
    if (!applicant) throw new Refusal('not-found')
    const data = { ...emptyDraft, form: input.form, party: input.party, changed: input.changed }
    const applied = application({ office, pinned, data, applicant, agent: null, known })
    const state = { ...applied.state, stage: pinned.compiled.initial, phase: 'received' }
    const actions = availableActions(state, applied.ctx, actingOf(actor)).map((row) => ({
      action: row.action,
      label: say(row.label ?? row.action, input.locale),
      tone: row.tone ?? 'quiet',
      form: row.ask ? (pinned.compiled.forms[row.ask] ?? []) : [],
    }))
    return {
      service: published.service,
      application: applied,
      documents: pinned.documents,
      office,
      known,
      actions: actions.filter((each) => each.action !== 'withdraw'),
    }
  },
})

/** The receipt that a counter prints: number, item, desk, limit, and the papers issued so far. */
export const counterReceipt = query({
  name: 'counter-receipt',
  permission: 'case.open-for-others',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => caseSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }) => {
    const loaded = await loadCase(tx, id)
    if (!loaded) throw new Refusal('not-found')
    const papers = await tx.paper.findMany({
      where: { caseId: id },
      select: { id: true, number: true, title: true, state: true, at: true },
      orderBy: { id: 'asc' },
    })
    const applicant = loaded.state.parties.find((party) => party.role === 'applicant')?.subject ?? null
    return { view: await caseView(loaded, { tx, actor, locale, reveal: false }), papers, resident: applicant }
  },
})
