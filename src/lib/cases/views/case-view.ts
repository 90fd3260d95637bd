import 'server-only'
import type { Light } from '@/lib/calendar/light'
import type { Row } from '@/lib/catalogue/schema'
import { test } from '@/lib/forms/conditions'
import { type PartyNeed, partyFields } from '@/lib/forms/planner'
import type { Form } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { fieldText, type SummaryGroup, summarise } from '@/lib/forms/summary'
import type { Actor } from '@/lib/kernel/actor'
import { openJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { unitViews } from '@/lib/registry/unit-view'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { isTaskOf } from '../complete-task'
import { actingOf, type LoadedCase } from '../load-case'
import { moverOf } from '../mover'
import { availableActions } from '../rules/actions'
import type { CaseState, TaskState } from '../rules/state'
import { showContext } from '../show-context'
import { type ClockView, caseLight, clockViews } from './clock-view'

export type ActionView = { action: string; label: string; tone: NonNullable<Row['tone']>; form: Form; danger: boolean }
export type TaskView = {
  id: string
  group: string
  label: string
  unit: string
  state: TaskState['state']
  dueOn: string | null
  people: number
  signed: number
  /** Account that has it in hand. */
  account: string | null
  mine: boolean
  /** An approval that was asked for: answered with yes or no. */
  approval: boolean
  form: Form
  answer: SummaryGroup[]
}
export type EventView = {
  id: string
  at: Date
  title: string
  by: string
  mine: boolean
  channel: string
  verb: string
  from: string
  to: string
  data: SummaryGroup[]
}

/** One case for one reader, in their language: what happened, who holds it, until when, what may be done. */
export type CaseView = {
  id: string
  no: string
  version: number
  service: { key: string; name: string }
  phase: string
  stage: string
  outcome: string | null
  channel: string
  applicant: string
  receivedAt: string
  acceptedAt: string | null
  closedAt: string | null
  holder: { unit: string; phone: string; applicant: boolean; since: string }
  firstDesk: string
  dueOn: string | null
  legalDueOn: string | null
  light: Light | null
  clocks: ClockView[]
  answers: SummaryGroup[]
  party: SummaryGroup
  materials: { key: string; name: string; state: string; get: string; dueOn: string | null }[]
  actions: ActionView[]
  tasks: TaskView[]
  events: EventView[]
  children: CaseState['children']
  eligibility: { say: string; holds: boolean | 'unknown' }[]
  /** For forms of actions and tasks: their conditions and prefilled values. */
  scope: Scope
}

type Reader = { tx: Transaction; actor: Actor; locale: Locale; reveal: boolean }

/** Makes the view. `reveal` shows numbers in full, for officers who decide on them; residents see their own masked. */
export async function caseView(loaded: LoadedCase, reader: Reader): Promise<CaseView> {
  const { state, office, pinned } = loaded
  const { actor, locale } = reader
  const ctx = loaded.ctx(moverOf(actor))
  const scope = ctx.scope(state)
  const words = await showContext({ office, documents: pinned.documents, locale, reveal: reader.reveal })
  const views = unitViews(office)
  const unitName = (path: string | null) => (path ? say((views.get(path)?.name ?? '') as Text, locale) : '')
  const { compiled } = pinned
  const stageName = (id: string | null) => (id && compiled.stages[id] ? say(compiled.stages[id].name, locale) : '')
  const holder = compiled.stages[state.stage]?.holder
  return {
    id: state.id,
    no: state.no,
    version: state.rowVersion,
    service: { key: state.service, name: say(compiled.service.name, locale) },
    phase: state.phase,
    stage: stageName(state.stage),
    outcome: state.outcome,
    channel: state.channel,
    applicant: String(state.parties.find((party) => party.role === 'applicant')?.snapshot.name ?? ''),
    receivedAt: state.receivedAt,
    acceptedAt: state.acceptedAt,
    closedAt: state.closedAt,
    holder: {
      unit: unitName(state.holderUnit),
      phone: views.get(state.holderUnit ?? '')?.phone ?? '',
      applicant: holder === 'applicant',
      since: state.holderSince,
    },
    firstDesk: unitName((scope.roots.item as { intake?: { unit?: string } }).intake?.unit ?? null),
    dueOn: state.dueOn,
    legalDueOn: state.legalDueOn,
    light: caseLight(state, { calendar: office.calendar, today: ctx.today }),
    clocks: clockViews(state, office.calendar, ctx.today),
    answers: summarise(compiled.service.form, state.answers, { scope, ctx: words }),
    party: partySummary(loaded, words),
    materials: state.materials.map((each) => {
      const rule = compiled.materials.find((one) => one.key === each.key)
      return { ...each, name: rule ? say(rule.name, locale) : each.key, get: rule?.get ?? '' }
    }),
    actions: availableActions(state, ctx, actingOf(actor)).map((row) => ({
      action: row.action,
      label: say(row.label ?? row.action, locale),
      tone: row.tone ?? 'quiet',
      form: row.ask ? (compiled.forms[row.ask] ?? []) : [],
      danger: row.tone === 'danger',
    })),
    tasks: taskViews(loaded, { actor, locale, words, unitName, scope }),
    events: await eventViews(loaded, { ...reader, stageName, words, scope }),
    children: state.children,
    eligibility: (compiled.service.eligibility ?? []).map((each) => ({
      say: say(each.say, locale),
      holds: test(each.if, scope),
    })),
    scope,
  }
}

type Words = Awaited<ReturnType<typeof showContext>>

function partySummary({ state, office, pinned }: LoadedCase, words: Words): SummaryGroup {
  const applicant = state.parties.find((party) => party.role === 'applicant')
  const needs = pinned.compiled.service.applicant.needs ?? []
  const fields = partyFields(
    needs as PartyNeed[],
    (element) => office.elements.find((each) => each.element === element)?.label ?? element,
  )
  const rows = fields.map((field) => ({
    key: field.key,
    label: words.say(field.label),
    text: fieldText(field, applicant?.snapshot[field.key], words),
    level: field.level ?? 2,
  }))
  return { index: -1, title: '', rows }
}

type TaskGround = {
  actor: Actor
  locale: Locale
  words: Words
  unitName: (path: string | null) => string
  scope: Scope
}

function taskViews(loaded: LoadedCase, ground: TaskGround): TaskView[] {
  const { compiled } = loaded.pinned
  const shown = loaded.state.tasks.filter((task) => task.group !== '@holder' && task.state !== 'withdrawn')
  return shown.map((task) => {
    const stage = task.stage.replace(/@+$/, '')
    const rule = compiled.stages[stage]?.tasks?.[task.group]
    const action = compiled.rows.find((row) => `@approve:${row.action}` === task.group)
    const askedForm = action?.ask ? (compiled.forms[action.ask] ?? []) : []
    const form = action ? askedForm : task.ask ? (compiled.forms[task.ask] ?? []) : []
    return {
      id: task.id,
      group: task.group,
      label: say(rule?.label ?? action?.label ?? task.group, ground.locale),
      unit: ground.unitName(task.unit),
      state: task.state,
      dueOn: task.dueOn,
      people: task.people,
      signed: task.signed.length,
      account: task.account,
      mine: isTaskOf(task, loaded, ground.actor),
      approval: action !== undefined,
      form,
      answer: task.data ? summarise(form, task.data, { scope: ground.scope, ctx: ground.words }) : [],
    }
  })
}

type EventGround = Reader & { stageName: (id: string | null) => string; words: Words; scope: Scope }

async function eventViews({ state, pinned }: LoadedCase, ground: EventGround): Promise<EventView[]> {
  const rows = await ground.tx.caseEvent.findMany({ where: { caseId: state.id }, orderBy: { no: 'desc' }, take: 100 })
  const { compiled } = pinned
  return rows.map((row) => {
    const action = compiled.rows.find((each) => each.action === row.action)
    const task = row.from ? compiled.stages[row.from]?.tasks?.[row.action ?? ''] : undefined
    const label = action?.label ?? task?.label
    const form = action?.ask ?? task?.form
    const data = row.dataEnc ? openJson<Record<string, unknown>>(row.dataEnc, `case_event.data:${row.id}`) : null
    return {
      id: row.id,
      at: row.at,
      title: label ? say(label, ground.locale) : '',
      by: row.by,
      mine: row.account !== null && row.account === ground.actor.account,
      channel: row.channel,
      verb: row.verb,
      from: ground.stageName(row.from),
      to: row.to === '@same' ? '' : ground.stageName(row.to),
      data: data && form ? summarise(compiled.forms[form] ?? [], data, { scope: ground.scope, ctx: ground.words }) : [],
    }
  })
}
