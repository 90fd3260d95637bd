import 'server-only'
import { now } from '@/lib/kernel/clock'
import { log } from '@/lib/kernel/log'
import { type OutboxRow, record } from '@/lib/kernel/record'
import type { Transaction } from '@/lib/kernel/transaction'
import { transaction } from '@/lib/kernel/transaction'
import { loadCase } from './load-case'
import { moveCase } from './move-case'
import { noMover } from './mover'
import { planTrigger } from './rules/plan'

type Due = { kind: 'clock' | 'task'; id: string; case_id: string }
type Trigger = Parameters<typeof planTrigger>[2]
const batch = 200

/**
 * Lets every clock and task limit that is over take effect: what the definition says follows, and the mark of lateness.
 * Each turn is one transaction that first makes sure that the clock still rings, so a turn happens exactly once even when
 * two workers sweep or one is killed. Returns how many turned. A case that fails is logged and tried at the next sweep.
 */
export async function sweepClocks(): Promise<number> {
  const due = await transaction({ as: 'worker' }, ({ tx }) => dueNow(tx))
  let turned = 0
  for (const each of due) {
    try {
      turned += (await turn(each)) ? 1 : 0
    } catch (error) {
      log.error({ err: error, case: each.case_id, clock: each.id }, 'a clock could not be turned')
    }
  }
  return turned
}

async function dueNow(tx: Transaction): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    (SELECT 'clock' AS kind, id, case_id FROM clock WHERE state = 'running' AND next_at <= ${now()} ORDER BY next_at LIMIT ${batch})
    UNION ALL
    (SELECT 'task' AS kind, id, case_id FROM task WHERE state = 'open' AND next_at <= ${now()} ORDER BY next_at LIMIT ${batch})`
}

function turn(due: Due): Promise<boolean> {
  return transaction({ as: 'worker' }, async ({ tx, actor }) => {
    await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${due.case_id}::uuid FOR UPDATE`
    const trigger: Trigger = due.kind === 'clock' ? { elapsed: due.id } : { lapsed: due.id }
    const outbox = await triggerCase(tx, due.case_id, trigger)
    if (!outbox) return false
    const audit = [{ command: 'sweep-clocks', outcome: 'done', subject: due.case_id, detail: { [due.kind]: due.id } }]
    await record(tx, actor, { audit, outbox })
    return true
  })
}

/** Carries out what a trigger sets off, unless it was carried out before. Returns what the worker has to do next, or null. */
export async function triggerCase(tx: Transaction, caseId: string, trigger: Trigger): Promise<OutboxRow[] | null> {
  const loaded = await loadCase(tx, caseId)
  if (!loaded || !stillRings(loaded.state, trigger)) return null
  const outbox: OutboxRow[] = []
  const ctx = loaded.ctx(noMover)
  const plan = planTrigger(loaded.state, ctx, trigger)
  const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
  await moveCase({ tx, emit, mover: noMover }, loaded, { plan, ctx })
  return outbox
}

function stillRings(state: NonNullable<Awaited<ReturnType<typeof loadCase>>>['state'], trigger: Trigger): boolean {
  const over = (at: string | null | undefined) => Boolean(at && at <= now().toISOString())
  if ('elapsed' in trigger)
    return state.clocks.some((clock) => clock.id === trigger.elapsed && clock.state === 'running' && over(clock.nextAt))
  if ('lapsed' in trigger)
    return state.tasks.some((task) => task.id === trigger.lapsed && task.state === 'open' && over(task.nextAt))
  return true
}
