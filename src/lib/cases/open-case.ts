import 'server-only'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { evaluate } from '@/lib/forms/values'
import { newId } from '@/lib/kernel/ids'
import { maskName } from '@/lib/kernel/mask'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { unitViews } from '@/lib/registry/unit-view'
import { applyOpening, type NewCase } from './apply-plan'
import { carryOutAll } from './carry-out'
import { nextCaseNumber } from './case-number'
import type { Emit } from './effects/effect'
import { ruleContext } from './load-case'
import { orderMaterialFetches, orderTaskFetches } from './order-fetches'
import { unitPath } from './rules/cast'
import { planOpening } from './rules/plan'
import { priorityOf } from './rules/priority'
import type { CaseState, Mover, PartyState, RuleContext } from './rules/state'

export type Opening = {
  service: string
  /** Version that the draft pinned; the one in force when absent. */
  version?: string
  /** Id of the case, so that a draft becomes one case only. */
  id?: string
  parties: PartyState[]
  answers: Record<string, unknown>
  materials: NewCase['materials']
  parent?: string
  /** Where the case lies when its item does not say so by its own answers (a child lies where its parent does). */
  place?: string
  sharedWith?: string[]
  firstOwner?: string | null
}
type Ground = { tx: Transaction; emit: Emit; mover: Mover }

/**
 * Opens a case in the caller's transaction: finds its place, gives it a number, enters its first stage with tasks and
 * clocks, carries out what the stage does. The answers must have been read and checked. Refuses with `invalid` when the
 * place is unknown (a person registered elsewhere) or the item does not exist.
 */
export async function openCase({ tx, emit, mover }: Ground, opening: Opening): Promise<CaseState> {
  const office = await loadOffice(tx)
  const version = opening.version ?? office.service(opening.service)?.version
  if (!version) throw new Refusal('not-found', 'no-service')
  const pinned = await compiledVersion(tx, version)
  const ctx = ruleContext({ office, pinned, mover })
  const state = placed(blankState(opening, ctx), ctx, opening.place)
  const street = streetOf(state.unitPath, unitViews(office))
  state.no = await nextCaseNumber(tx, street)
  state.priority = priorityOf(ageOf(state, ctx))
  const plan = planOpening(state, ctx)
  const applicant = state.parties.find((party) => party.role === 'applicant')?.snapshot.name
  await applyOpening(tx, plan, {
    version,
    applicant: typeof applicant === 'string' ? maskName(applicant) : '',
    materials: opening.materials,
  })
  await orderMaterialFetches({ tx, emit, compiled: ctx.compiled }, plan.after)
  await orderTaskFetches({ tx, emit }, state, plan.after)
  await carryOutAll(plan.effects, {
    tx,
    emit,
    mover,
    office,
    pinned,
    version,
    state: plan.after,
    scope: ctx.scope(plan.after),
  })
  return { ...plan.after, rowVersion: 1 }
}

/** A case before its first stage, also the ground on which an application is worked out. */
export function blankState(opening: Opening, ctx: RuleContext): CaseState {
  return {
    id: opening.id ?? newId(),
    no: '',
    service: opening.service,
    unitPath: '',
    sharedWith: opening.sharedWith ?? [],
    stage: '',
    phase: 'draft',
    back: null,
    outcome: null,
    channel: ctx.mover.channel,
    priority: 0,
    holderUnit: null,
    holder: null,
    holderSince: ctx.now,
    firstOwner: opening.firstOwner ?? null,
    lead: null,
    parent: opening.parent ?? null,
    receivedAt: ctx.now,
    acceptedAt: null,
    decidedAt: null,
    closedAt: null,
    dueOn: null,
    legalDueOn: null,
    late: null,
    rowVersion: 0,
    answers: opening.answers,
    asked: {},
    actedBy: {},
    parties: opening.parties,
    tasks: [],
    clocks: [],
    children: [],
    materials: opening.materials.map((each) => ({ key: each.key, state: each.state, dueOn: each.due_on })),
  }
}

function placed(state: CaseState, ctx: RuleContext, given: string | undefined): CaseState {
  const path = given ?? unitPath(evaluate(ctx.compiled.service.place, ctx.scope(state)))
  if (!path) throw new Refusal('invalid', 'place-unknown')
  return { ...state, unitPath: path }
}

function ageOf(state: CaseState, ctx: RuleContext): unknown {
  return evaluate('$applicant.age', ctx.scope(state))
}

function streetOf(path: string, views: ReturnType<typeof unitViews>): { path: string; division: string } {
  const here = views.get(path)
  const street = (here?.street ?? here) as { unit?: string; division?: string } | undefined
  if (!street?.unit) throw new Refusal('invalid', 'place-unknown')
  return { path: street.unit, division: street.division ?? '' }
}
