import 'server-only'
import { z } from 'zod'
import { filesOf } from '@/lib/files/attach'
import { papersOf } from '@/lib/files/paper-view'
import { isKnown } from '@/lib/forms/conditions'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { type SummaryGroup, summarise } from '@/lib/forms/summary'
import { today } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { type UnitView, unitViews } from '@/lib/registry/unit-view'
import { type Locale, locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type AskedFile, type AskedForm, askedForm, waitingFiles } from './asked-form'
import { caseSubject } from './case-subject'
import { type LoadedCase, loadCase } from './load-case'
import { showContext } from './show-context'
import { type ActionView, type CaseView, caseView } from './views/case-view'
import { type SaidClock, sayClocks } from './views/say-clocks'

/** An action that I may take, with what it asks and the place its files are received at. */
export type MyAction = ActionView & { asks: AskedForm; place: string }

/** My case: what happened, who holds it, until when, what I must or may do, and everything that came of it. */
export type MyCase = Omit<CaseView, 'actions' | 'clocks'> & {
  today: string
  /** The page's own address, for its QR code. */
  address: string
  clocks: SaidClock[]
  actions: MyAction[]
  /** What the office has asked me for, when it waits for me. */
  wanted: SummaryGroup[]
  papers: Awaited<ReturnType<typeof papersOf>>
  files: (AskedFile & { field: string })[]
}

/** What a refused action had typed, shown again in its form. */
const typedInput = z.strictObject({ action: z.string().max(60), inputs: z.record(z.string(), z.string()) })

/** One case of mine or of somebody I act for. Staff have their own page: for them it is `not-found`. */
export const myCase = query({
  name: 'my-case',
  permission: 'case.read',
  input: z.strictObject({ case: z.uuid(), locale: z.enum(locales), typed: typedInput.optional() }),
  subject: async ({ tx, actor, input }) => (actor.kind === 'person' ? caseSubject(tx, input.case) : null),
  run: async ({ tx, actor, input: { case: id, locale, typed } }): Promise<MyCase> => {
    const loaded = await loadCase(tx, id)
    if (!loaded) throw new Refusal('not-found')
    const view = await caseView(loaded, { tx, actor, locale, reveal: false })
    const waiting = await waitingFiles(tx, id)
    const asks = async (action: ActionView): Promise<MyAction> => {
      const place = `asked:${action.action}`
      const inputs = typed?.action === action.action ? typed.inputs : undefined
      const asked = { name: action.action, form: action.form, typed: inputs, files: waiting[place], locale }
      return { ...action, place, asks: await askedForm(asked, { ...loaded, scope: view.scope }) }
    }
    const words = await showContext({ office: loaded.office, documents: loaded.pinned.documents, locale })
    const files = await filesOf(tx, { caseId: id })
    const desk = (path: string | null) => deskName(unitViews(loaded.office).get(path ?? ''), locale)
    const first = (view.scope.roots.item as { intake?: { unit?: string } }).intake?.unit ?? null
    return {
      ...view,
      holder: { ...view.holder, unit: desk(loaded.state.holderUnit) },
      firstDesk: desk(first),
      tasks: view.tasks.map((task) => ({ ...task, unit: desk(unitOfTask(loaded, task.id)) })),
      today: today(),
      address: `${env().APP_ORIGIN}/cases/${id}`,
      clocks: sayClocks(view.clocks, loaded.office, locale),
      actions: await Promise.all(view.actions.map(asks)),
      wanted: wantedFrom(loaded, words, view),
      papers: await papersOf(tx, { caseId: id, locale }),
      files: files.map(({ id: file, name, state, problem, field }) => ({ id: file, name, state, problem, field })),
    }
  },
})

/** A desk as residents know it: 青禾街道便民服务中心. */
function deskName(view: UnitView | undefined, locale: Locale): string {
  if (!view) return ''
  const above = view.street ?? view.district ?? view.city
  const names = [above as UnitView | undefined, view].flatMap((unit) => (unit ? [say(unit.name, locale)] : []))
  const unique = [...new Set(names)]
  return locale === 'en' ? unique.reverse().join(', ') : unique.join('')
}

function unitOfTask({ state }: LoadedCase, id: string): string | null {
  return state.tasks.find((task) => task.id === id)?.unit ?? null
}

/** What the action that led here asked for, while the case waits for its applicant: the list of what is missing. */
function wantedFrom({ state, pinned }: LoadedCase, ctx: ShowContext, view: CaseView): SummaryGroup[] {
  if (state.phase !== 'supplement') return []
  const rows = pinned.compiled.rows.filter(
    (row) => row.to === state.stage && row.ask && isKnown(state.asked[row.action]),
  )
  return rows.flatMap((row) => {
    const form = pinned.compiled.forms[row.ask ?? ''] ?? []
    return summarise(form, state.asked[row.action] ?? {}, { scope: view.scope, ctx })
  })
}
