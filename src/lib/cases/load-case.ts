import 'server-only'
import { compiledVersion, type Pinned } from '@/lib/catalogue/compiled-by-lock'
import { type Office, office } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { now, today } from '@/lib/kernel/clock'
import { openJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { caseScope } from './case-scope'
import type { CaseState, ClockState, Mover, PauseSpan, RuleContext, TaskState } from './rules/state'

export type LoadedCase = {
  state: CaseState
  pinned: Pinned
  office: Office
  version: string
  ctx: (mover: Mover) => RuleContext
}

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
const instant = (date: Date | null) => date?.toISOString() ?? null

/** A case with everything the rules need, as the actor of the transaction may see it; null when that is nothing. */
export async function loadCase(tx: Transaction, id: string): Promise<LoadedCase | null> {
  const row = await tx.case.findUnique({ where: { id } })
  if (!row) return null
  const [tasks, clocks, parties, materials, children, acts, pinned, open] = await Promise.all([
    tx.task.findMany({ where: { caseId: id }, orderBy: { id: 'asc' } }),
    tx.clock.findMany({ where: { caseId: id }, orderBy: { id: 'asc' } }),
    tx.party.findMany({ where: { caseId: id }, orderBy: [{ role: 'asc' }, { no: 'asc' }] }),
    tx.material.findMany({ where: { caseId: id } }),
    tx.case.findMany({ where: { parent: id }, select: { id: true, service: true, phase: true, outcome: true } }),
    tx.caseEvent.findMany({
      where: { caseId: id, account: { not: null }, action: { not: null } },
      select: { action: true, account: true },
    }),
    compiledVersion(tx, row.version),
    office(tx),
  ])
  const state: CaseState = {
    ...row,
    back: row.back as CaseState['back'],
    holderSince: row.holderSince.toISOString(),
    receivedAt: row.receivedAt.toISOString(),
    acceptedAt: instant(row.acceptedAt),
    decidedAt: instant(row.decidedAt),
    closedAt: instant(row.closedAt),
    dueOn: day(row.dueOn),
    legalDueOn: day(row.legalDueOn),
    answers: openJson(row.answersEnc, `case.answers:${id}`),
    asked: row.askedEnc ? openJson(row.askedEnc, `case.asked:${id}`) : {},
    actedBy: actedBy(acts),
    parties: parties.map(({ snapshotEnc, ...party }) => ({
      ...party,
      snapshot: openJson(snapshotEnc, partyPlace(id, party)),
    })),
    tasks: tasks.map(taskState),
    clocks: clocks.map(clockState),
    children,
    materials: materials.map((each) => ({ key: each.key, state: each.state, dueOn: day(each.dueOn) })),
  }
  return {
    state,
    pinned,
    office: open,
    version: row.version,
    ctx: (mover) => ruleContext({ office: open, pinned, mover }),
  }
}

/** Place of a party's snapshot for encryption. */
export function partyPlace(caseId: string, party: { role: string; no: number }): string {
  return `party.snapshot:${caseId}:${party.role}:${party.no}`
}

/** What the pure rules are given: the pinned definition, the live calendar, the time, who moves. */
export function ruleContext(given: { office: Office; pinned: Pinned; mover: Mover }): RuleContext {
  const { compiled } = given.pinned
  const calendar = given.office.calendar
  const date = today()
  return {
    compiled,
    calendar,
    now: now().toISOString(),
    today: date,
    mover: given.mover,
    newId,
    scope: caseScope({ office: given.office, compiled, calendar, today: date }),
  }
}

/** Desks and persons that the rules compare with the cast. */
export function actingOf(actor: Actor) {
  return {
    account: actor.account,
    persons: actor.persons,
    desks: actor.posts.flatMap((post) => (post.unit ? [{ unit: post.unit, role: post.role }] : [])),
    signedIn: actor.kind === 'person' || actor.kind === 'staff',
  }
}

function actedBy(events: { action: string | null; account: string | null }[]): Record<string, string[]> {
  const acted: Record<string, string[]> = {}
  for (const { action, account } of events) {
    if (action && account) acted[action] = [...new Set([...(acted[action] ?? []), account])]
  }
  return acted
}

function taskState(row: {
  id: string
  stage: string
  grp: string
  no: number
  unitPath: string | null
  role: string | null
  account: string | null
  party: string | null
  ask: string | null
  state: string
  people: number
  signed: string[]
  dueOn: Date | null
  nextAt: Date | null
  dataEnc: string | null
}): TaskState {
  return {
    id: row.id,
    stage: row.stage,
    group: row.grp,
    no: row.no,
    unit: row.unitPath,
    role: row.role,
    account: row.account,
    party: row.party,
    ask: row.ask,
    state: row.state as TaskState['state'],
    people: row.people,
    signed: row.signed,
    dueOn: day(row.dueOn),
    nextAt: instant(row.nextAt),
    data: row.dataEnc ? openJson(row.dataEnc, `task.data:${row.id}`) : null,
  }
}

function clockState(row: {
  id: string
  key: string
  state: string
  startedAt: Date
  limit: unknown
  pauses: unknown
  dueOn: Date | null
  dueAt: Date | null
  nextAt: Date | null
  estimated: boolean
  light: string
  extended: boolean
}): ClockState {
  return {
    ...row,
    state: row.state as ClockState['state'],
    startedAt: row.startedAt.toISOString(),
    limit: row.limit as ClockState['limit'],
    pauses: row.pauses as PauseSpan[],
    dueOn: day(row.dueOn),
    dueAt: instant(row.dueAt),
    nextAt: instant(row.nextAt),
    light: row.light as ClockState['light'],
  }
}
