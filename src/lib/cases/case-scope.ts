import 'server-only'
import { addWorkingDays } from '@/lib/calendar/add-working-days'
import type { Calendar } from '@/lib/calendar/schema'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Compiled } from '@/lib/catalogue/compile'
import type { Office } from '@/lib/catalogue/office'
import { rateOn } from '@/lib/catalogue/rate'
import { passes } from '@/lib/forms/conditions'
import type { Cond, Value } from '@/lib/forms/expressions'
import type { Scope } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import { type UnitView, unitViews } from '@/lib/registry/unit-view'
import { unitPath } from './rules/cast'
import type { CaseState } from './rules/state'

export type ScopeGround = { office: Office; compiled: Compiled; calendar: Calendar; today: string }

/** What paths mean for a state of a case: see `Scope`. Units and addresses carry the units above them and their departments. */
export function caseScope(ground: ScopeGround): (state: CaseState) => Scope {
  return (state) => {
    const views = unitViews(ground.office)
    const scope: Scope = {
      roots: {},
      rate: (table, keys, on) =>
        rateOn(
          ground.office.rates(table),
          keys.map((key) => rateKey(key)),
          on,
        ),
      within: (inner, outer) => within(unitPath(inner), unitPath(outer)),
      open: (what) => isOpen(what, state, { ground, scope: () => scope }),
      workingDays: (from, n) => addWorkingDays(ground.calendar, from, n),
    }
    Object.assign(scope.roots, partyRoots(state, views), {
      today: ground.today,
      answers: withUnits(state.answers, views),
      asked: withUnits(state.asked, views),
      tasks: tasksByGroup(state),
      case: caseRoot(state, views),
    })
    scope.roots.item = itemRoot(ground.compiled, scope, views)
    scope.roots.with = lazily(ground.compiled.with, scope)
    return scope
  }
}

function within(inner: string | null, outer: string | null): boolean | undefined {
  return inner && outer ? inner.startsWith(outer) : undefined
}

function rateKey(key: unknown): unknown {
  return typeof key === 'object' && key !== null && 'key' in key ? (key as { key: unknown }).key : key
}

function isOpen(
  what: 'children' | 'gaps' | 'tasks',
  state: CaseState,
  at: { ground: ScopeGround; scope: () => Scope },
): boolean {
  if (what === 'tasks') return state.tasks.some((task) => task.state === 'open' && !task.group.startsWith('@'))
  if (what === 'children')
    return state.children.some((child) => !['closed', 'declined', 'withdrawn', 'moved'].includes(child.phase))
  const there = new Set(state.materials.filter((each) => each.state !== 'missing').map((each) => each.key))
  return at.ground.compiled.materials.some(
    (each) =>
      each.gap && !each.optional && !there.has(each.key) && (each.if === undefined || passes(each.if, at.scope())),
  )
}

function partyRoots(state: CaseState, views: Map<string, UnitView>): Record<string, unknown> {
  const byRole: Record<string, unknown> = {}
  for (const party of state.parties)
    byRole[party.role] ??= withUnits({ ...party.snapshot, resident: party.subject }, views)
  return byRole
}

function caseRoot(state: CaseState, views: Map<string, UnitView>): Record<string, unknown> {
  const here = views.get(state.unitPath)
  const places = Object.fromEntries(['city', 'district', 'street', 'community'].map((level) => [level, here?.[level]]))
  const day = (instant: string | null) => (instant ? shanghaiDate(new Date(instant)) : undefined)
  return {
    ...places,
    unit: here,
    no: state.no,
    stage: state.stage,
    outcome: state.outcome ?? undefined,
    receivedAt: state.receivedAt,
    acceptedAt: state.acceptedAt ?? undefined,
    receivedOn: day(state.receivedAt),
    decidedAt: day(state.decidedAt),
    dueAt: state.dueOn ?? undefined,
    children: state.children,
    materials: state.materials,
  }
}

function itemRoot(compiled: Compiled, scope: Scope, views: Map<string, UnitView>): Record<string, unknown> {
  const { service } = compiled
  const root: Record<string, unknown> = {
    key: service.key,
    code: service.code,
    name: service.name,
    limits: service.limits ?? {},
  }
  const unit = (value: Value | undefined) =>
    value === undefined ? undefined : views.get(unitPath(evaluate(value, scope)) ?? '')
  for (const word of ['intake', 'lead', 'decide'] as const) {
    Object.defineProperty(root, word, { get: () => unit(service[word]), enumerable: true })
  }
  const co = () => (service.co ?? []).map((each) => ({ ...each, unit: unit(each.unit) }))
  Object.defineProperty(root, 'co', { get: co, enumerable: true })
  return root
}

/** Parameters are values of their own, evaluated when they are asked for: one may lead to another. */
function lazily(values: Record<string, Value | Cond>, scope: Scope): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(root, name, { get: () => parameter(value, scope), enumerable: true })
  }
  return root
}

function parameter(value: Value | Cond, scope: Scope): unknown {
  const found = evaluate(value as Value, scope)
  if (found !== undefined || typeof value !== 'object') return found
  return passes(value as Cond, scope)
}

function tasksByGroup(state: CaseState): Record<string, unknown[]> {
  const groups: Record<string, unknown[]> = {}
  for (const task of state.tasks) {
    if (task.state !== 'done' && task.state !== 'lapsed') continue
    groups[task.group] = [...(groups[task.group] ?? []), { ...task.data, unit: task.unit }]
  }
  return groups
}

/** Answers in which every unit and every address also says the units above it. */
function withUnits(value: unknown, views: Map<string, UnitView>): unknown {
  if (typeof value === 'string') return value.endsWith('/') ? (views.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((each) => withUnits(each, views))
  if (typeof value !== 'object' || value === null) return value
  const division = (value as { division?: unknown }).division
  const unit = typeof division === 'string' ? views.get(division) : undefined
  const words = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'division' ? each : withUnits(each, views)]),
  )
  if (!unit) return words
  for (const level of ['city', 'district', 'street', 'community']) {
    Object.defineProperty(words, level, { get: () => unit[level], enumerable: false })
  }
  return Object.assign(words, { unit: unit.unit })
}
