import 'server-only'
import { z } from 'zod'
import { attachFiles } from '@/lib/files/attach'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { caseSubject } from './case-subject'
import { actingOf, type LoadedCase, loadCase } from './load-case'
import { moveCase } from './move-case'
import { moverOf } from './mover'
import { readAsked } from './read-asked'
import { availableActions } from './rules/actions'
import { planAction } from './rules/plan'

const input = z.strictObject({
  case: z.uuid(),
  action: z.string().max(60),
  /** Row version that the page showed: an action on an older state is refused with what changed. */
  version: z.coerce.number().int().min(1),
  asked: z.unknown().optional(),
  /** Where to go next; the case's own page when absent. */
  next: z.string().startsWith('/').max(200).optional(),
})

/** Refuses with `conflict` when the case has moved since the page was made. */
export function assertVersion(loaded: LoadedCase, version: number): void {
  if (loaded.state.rowVersion !== version) throw new Refusal('conflict', 'case-moved')
}

/**
 * One action of one case, by whoever its definition lets act: resident, agent, clerk, officer. The same rules draw the
 * buttons. Refuses with `not-allowed` when the action is not this actor's now, `invalid` for what it asks.
 */
export const actOnCase = command({
  name: 'act-on-case',
  permission: 'case.act',
  input,
  subject: ({ tx, input: given }) => caseSubject(tx, given.case),
  run: async ({ tx, actor, input: given, emit, audit }) => {
    const loaded = await loadCase(tx, given.case)
    if (!loaded) throw new Refusal('not-found')
    assertVersion(loaded, given.version)
    const mover = moverOf(actor)
    const ctx = loaded.ctx(mover)
    const row = availableActions(loaded.state, ctx, actingOf(actor)).find((each) => each.action === given.action)
    if (!row) throw new Refusal('not-allowed', 'action-not-yours')
    const asked = readAsked(loaded, ctx, { form: row.ask, input: given.asked, action: row.action })
    const plan = planAction(loaded.state, ctx, { row, asked })
    await moveCase({ tx, emit, mover }, loaded, { plan, ctx })
    await attachFiles(tx, { fileIds: filesIn(asked), caseId: given.case, field: `asked:${row.action}` })
    const { unitPath, stage } = plan.after
    audit({ subject: given.case, unitPath, detail: { action: row.action, from: loaded.state.stage, to: stage } })
    return { to: given.next ?? caseHref(actor.kind, given.case), data: { stage, phase: plan.after.phase } }
  },
})

/** The page of a case for this kind of actor. */
export function caseHref(kind: string, id: string): string {
  return kind === 'person' ? `/cases/${id}` : `/office/cases/${id}`
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Ids of the files that answers name. */
export function filesIn(value: unknown): string[] {
  if (typeof value === 'string') return uuid.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(filesIn)
}
