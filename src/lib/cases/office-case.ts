import 'server-only'
import { z } from 'zod'
import { filesOf } from '@/lib/files/attach'
import { papersOf } from '@/lib/files/paper-view'
import { type PartyNeed, partyElements } from '@/lib/forms/planner'
import type { Scope } from '@/lib/forms/scope'
import type { SummaryGroup } from '@/lib/forms/summary'
import type { Actor } from '@/lib/kernel/actor'
import { now, today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { didSince, doneSince } from '@/lib/kernel/did-since'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { fetchViews } from '@/lib/registry/connectors/fetch-views'
import { knownOf } from '@/lib/registry/party'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type AskedFile, askedForm, waitingFiles } from './asked-form'
import { caseSubject } from './case-subject'
import { type LoadedCase, loadCase } from './load-case'
import { type ActionView, caseView, type TaskView } from './views/case-view'
import { sayClocks } from './views/say-clocks'

const shownMinutes = 5

/** Whether this account gave a reason for seeing the numbers of this case in the last minutes. */
async function mayReveal(tx: Transaction, account: string | null, id: string): Promise<boolean> {
  const since = new Date(now().getTime() - shownMinutes * 60_000)
  return didSince(tx, { command: 'unmask-case', subject: id, account, since })
}

/** What a refused post had typed: `act` is the action or the id of the task. */
const typedInput = z.strictObject({ act: z.string().max(60), values: z.record(z.string(), z.string()) })

/** One case for staff: everything needed on one page, numbers masked until a reason was given (`unmask-case`). */
export const officeCase = query({
  name: 'office-case',
  permission: 'case.read',
  input: z.strictObject({
    id: z.uuid(),
    locale: z.enum(locales).default(sourceLocale),
    typed: typedInput.optional(),
  }),
  subject: async ({ tx, actor, input }) => (actor.kind === 'staff' ? caseSubject(tx, input.id) : null),
  run: async ({ tx, actor, input: { id, locale, typed } }) => {
    const loaded = await loadCase(tx, id)
    if (!loaded) throw new Refusal('not-found')
    const reveal = await mayReveal(tx, actor.account, id)
    const view = await caseView(loaded, { tx, actor, locale, reveal })
    await noteLook(tx, actor, loaded)
    const waiting = await waitingFiles(tx, id)
    const asks = { ground: { ...loaded, scope: view.scope }, waiting, typed, locale }
    return {
      view: { ...view, channel: say(channelName(loaded, view.channel), locale) },
      today: today(),
      clocks: sayClocks(view.clocks, loaded.office, locale),
      actions: await Promise.all(view.actions.map((each) => actionAsks(each, asks))),
      tasks: await Promise.all(view.tasks.map((each) => taskAsks(each, asks))),
      party: await withSources(tx, loaded, view.party),
      files: await filesOf(tx, { caseId: id }),
      papers: await papersOf(tx, { caseId: id, locale }),
      fetches: await fetchesOf(tx, { loaded, actor, locale, reveal }),
      revealed: reveal,
      account: actor.account,
    }
  },
})

type Fetching = { loaded: LoadedCase; actor: Actor; locale: Locale; reveal: boolean }

/** What base registers were asked for this case, compared with what the case took along of the applicant. */
async function fetchesOf(tx: Transaction, { loaded, actor, locale, reveal }: Fetching) {
  const applicant = loaded.state.parties.find((each) => each.role === 'applicant')
  const pairs = Object.entries(partyElements).map(
    ([need, { element }]) => [element, applicant?.snapshot[need]] as const,
  )
  const against = Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
  const level = Math.max(1, ...actor.posts.map((post) => post.level))
  return fetchViews(tx, { caseId: loaded.state.id }, { office: loaded.office, locale, level, reveal, against })
}

const lookedMinutes = 60

/** The persons of a case that the register knows. */
function peopleOf({ state }: LoadedCase): string[] {
  return [...new Set(state.parties.flatMap(({ subject }) => (subject ? [subject] : [])))]
}

/** Notes for the persons of a case that this account looked at it, once an hour. They can see it, with the case's number. */
async function noteLook(tx: Transaction, actor: Actor, loaded: LoadedCase): Promise<void> {
  const since = new Date(now().getTime() - lookedMinutes * 60_000)
  const { no, unitPath } = loaded.state
  const people = peopleOf(loaded)
  const before = await doneSince(tx, { command: 'office-case', subjects: people, account: actor.account, since })
  const audit = people
    .filter((subject) => !before.has(subject))
    .map((subject) => ({ command: 'office-case', outcome: 'done', subject, unitPath, detail: { no } }))
  if (audit.length > 0) await record(tx, actor, { audit, outbox: [] })
}

/** Says of each value of the applicant where it comes from, as far as the reader may see the register and it still holds. */
async function withSources(tx: Transaction, { state }: LoadedCase, party: SummaryGroup): Promise<SummaryGroup> {
  const applicant = state.parties.find((each) => each.role === 'applicant')
  const known = applicant?.subject ? await knownOf(tx, applicant.subject) : {}
  const rows = party.rows.map((row) => {
    const element = row.key in partyElements ? partyElements[row.key as PartyNeed].element : ''
    const fact = known[element]
    const same = fact && JSON.stringify(fact.value) === JSON.stringify(applicant?.snapshot[row.key])
    return same ? { ...row, provenance: { source: fact.source, at: fact.at } } : row
  })
  return { ...party, rows }
}

type Asks = {
  ground: LoadedCase & { scope: Scope }
  waiting: Record<string, AskedFile[]>
  typed?: z.infer<typeof typedInput>
  locale: Locale
}

async function actionAsks(action: ActionView, { ground, waiting, typed, locale }: Asks) {
  const place = `asked:${action.action}`
  const own = typed?.act === action.action ? typed.values : undefined
  const asked = { name: action.action, form: action.form, typed: own, files: waiting[place], locale }
  return { ...action, place, asks: await askedForm(asked, ground) }
}

async function taskAsks(task: TaskView, { ground, waiting, typed, locale }: Asks) {
  const place = `task:${task.group}`
  const own = typed?.act === task.id ? typed.values : undefined
  const asked = { name: task.group, form: task.mine ? task.form : [], typed: own, files: waiting[place], locale }
  return { ...task, place, asks: await askedForm(asked, ground) }
}

function channelName({ office }: LoadedCase, key: string) {
  return office.channels.find((each) => each.key === key)?.name ?? key
}

/** Shows the numbers of a case in full to this account for five minutes; the reason is kept in the audit. */
export const unmaskCase = command({
  name: 'unmask-case',
  permission: 'person.unmask',
  input: z.strictObject({ case: z.uuid(), reason: z.string().trim().min(4, 'reason-needed').max(200) }),
  subject: ({ tx, input }) => caseSubject(tx, input.case),
  run: async ({ tx, input, audit }) => {
    audit({ subject: input.case, reason: input.reason })
    const loaded = await loadCase(tx, input.case)
    for (const subject of loaded ? peopleOf(loaded) : [])
      audit({ subject, reason: input.reason, unitPath: loaded?.state.unitPath, detail: { no: loaded?.state.no } })
    return { to: `/office/cases/${input.case}` }
  },
})
