import { resolve } from 'node:path'
import { caseScope } from '@/lib/cases/case-scope'
import { blankState } from '@/lib/cases/open-case'
import { availableActions } from '@/lib/cases/rules/actions'
import { type Acting, unitPath } from '@/lib/cases/rules/cast'
import { planAction, planOpening, planTask, planTrigger } from '@/lib/cases/rules/plan'
import type { CaseState, Mover, Plan, RuleContext, TaskState } from '@/lib/cases/rules/state'
import { type Compiled, compileService } from '@/lib/catalogue/compile'
import { all, find, library } from '@/lib/catalogue/library'
import type { Office } from '@/lib/catalogue/office'
import { readFiles } from '@/lib/catalogue/read-files'
import { evaluate } from '@/lib/forms/values'

const { documents } = readFiles(resolve('prisma/definitions'))
const books = library(documents)

export const qinghe = 'yunzhou/linjiang/qinghe/'
export const community = `${qinghe}qinghe-shequ/`
const district = 'yunzhou/linjiang/'

/** The shipped office, without a database. */
export const office: Office = {
  stamp: 'shipped',
  documents,
  services: [],
  publicServices: [],
  service: () => undefined,
  codes: (key) => find(books, 'codes', key),
  template: (key) => find(books, 'template', key),
  register: (key) => find(books, 'register', key),
  form: (key) => find(books, 'form', key),
  rates: (key) => find(books, 'rates', key),
  departments: find(books, 'departments', 'departments')?.departments ?? [],
  units: find(books, 'districts', 'districts')?.units ?? [],
  roles: find(books, 'roles', 'roles')?.roles ?? [],
  channels: find(books, 'channels', 'channels')?.channels ?? [],
  elements: find(books, 'elements', 'elements')?.elements ?? [],
  connectors: find(books, 'connectors', 'connectors')?.connectors ?? [],
  calendar: all(books, 'calendar')[0] ?? { kind: 'calendar', key: 'none', years: {} },
}

/** Every shipped item that somebody may apply for or that another case opens. */
export const itemKeys = all(books, 'service').map((service) => service.key)

const compiledItems = new Map<string, Compiled>()

export function compiledItem(key: string): Compiled {
  const known = compiledItems.get(key)
  if (known) return known
  const service = find(books, 'service', key)
  if (!service) throw new Error(`no item ${key}`)
  const compiled = compileService({ service, documents })
  compiledItems.set(key, compiled)
  return compiled
}

/** Ids that count up, so that a walk is the same every time. */
function counting(): () => string {
  let last = 0
  return () => `00000000-0000-7000-8000-${String(++last).padStart(12, '0')}`
}

export const nobody: Mover = { account: null, by: '', channel: 'system' }
export const applicantId = '10000000-0000-7000-8000-000000000001'

/** Somebody at a desk; the account is theirs alone. */
export type Desk = { account: string; unit: string; role: string }
export const desks = {
  clerk: { account: 'a-clerk', unit: `${qinghe}hall/`, role: 'clerk' },
  reviewer: { account: 'a-reviewer', unit: `${qinghe}relief/`, role: 'reviewer' },
  secondReviewer: { account: 'b-reviewer', unit: `${qinghe}relief/`, role: 'reviewer' },
  head: { account: 'a-head', unit: `${qinghe}relief/`, role: 'office-head' },
  decider: { account: 'a-decider', unit: `${qinghe}relief/`, role: 'decider' },
  districtDecider: { account: 'b-decider', unit: `${district}civil-affairs/`, role: 'decider' },
  worker: { account: 'a-worker', unit: `${community}station/`, role: 'community-worker' },
  secondWorker: { account: 'b-worker', unit: `${community}station/`, role: 'community-worker' },
} satisfies Record<string, Desk>

export const applicant: Acting = { account: 'a-wang', persons: [applicantId], desks: [], signedIn: true }
export const acting = ({ account, unit, role }: Desk): Acting => ({
  account,
  persons: [],
  desks: [{ unit, role }],
  signedIn: true,
})

/** A case on its way, moved by the pure rules alone; the time is the walker's. */
export function walk(key: string, given: { now: string; answers?: Record<string, unknown> }) {
  const compiled = compiledItem(key)
  const newId = counting()
  let now = given.now
  const today = () => new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 10)
  const ctx = (mover: Mover = nobody): RuleContext => ({
    ...{ compiled, calendar: office.calendar, now, today: today(), mover, newId },
    scope: caseScope({ office, compiled, calendar: office.calendar, today: today() }),
  })
  let plan = opened()
  let state = plan.after

  function opened(): Plan {
    const snapshot = {
      ...{ resident: applicantId, name: '王秀英', birth: '1944-09-12', sex: '2', hukou: community },
      living: { division: community, detail: '柳园路12号' },
    }
    const parties = [{ role: 'applicant', no: 0, kind: 'person', subject: applicantId, snapshot }]
    const opening = { service: key, parties, answers: { members: [], ...given.answers }, materials: [], id: 'case' }
    const blank = blankState(opening, ctx())
    const place = unitPath(evaluate(compiled.service.place, ctx().scope(blank))) ?? qinghe
    return planOpening({ ...blank, unitPath: place, no: '1' }, ctx())
  }

  function keep(next: Plan): CaseState {
    plan = next
    state = { ...next.after, rowVersion: state.rowVersion + 1 }
    return state
  }

  const available = (who: Acting) => availableActions(state, ctx(), who).map((row) => row.action)

  function act(action: string, who: Acting, asked: Record<string, unknown> | null = null): CaseState {
    const here = ctx({ account: who.account, by: '', channel: 'web' })
    const row = availableActions(state, here, who).find((each) => each.action === action)
    if (!row) throw new Error(`${action} is not there in ${state.stage}: ${available(who).join(' ')}`)
    return keep(planAction(state, here, { row, asked: asked ?? (row.ask ? {} : null) }))
  }

  return {
    compiled,
    get state() {
      return state
    },
    get plan() {
      return plan
    },
    ctx,
    keep,
    act,
    available,
    at: (instant: string) => {
      now = instant
    },
    today,
    openTasks: (group?: string): TaskState[] =>
      state.tasks.filter((task) => task.state === 'open' && (!group || task.group === group)),
    done: (task: TaskState, account: string, data: Record<string, unknown> | null = {}) =>
      keep(planTask(state, ctx({ account, by: '', channel: 'counter' }), { task: task.id, data, account })),
    clock: (name: string) => state.clocks.findLast((each) => each.key === name),
    elapse: (name: string) => {
      const clock = state.clocks.findLast((each) => each.key === name && each.state === 'running')
      if (!clock) throw new Error(`${name} does not run in ${state.stage}`)
      if (clock.nextAt) now = clock.nextAt
      return keep(planTrigger(state, ctx(), { elapsed: clock.id }))
    },
    trigger: (trigger: Parameters<typeof planTrigger>[2]) => keep(planTrigger(state, ctx(), trigger)),
    with: (change: Partial<CaseState>) => {
      state = { ...state, ...change }
    },
  }
}
