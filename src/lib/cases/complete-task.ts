import 'server-only'
import { z } from 'zod'
import { attachFiles } from '@/lib/files/attach'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { caseHref, filesIn } from './act-on-case'
import { taskSubject } from './case-subject'
import { actingOf, type LoadedCase, loadCase } from './load-case'
import { moveCase } from './move-case'
import { moverOf } from './mover'
import { readAsked } from './read-asked'
import { excepted } from './rules/cast'
import { planApproval, planTask } from './rules/plan'
import type { TaskState } from './rules/state'

const input = z.strictObject({
  task: z.uuid(),
  asked: z.unknown().optional(),
  /** For an approval that was asked for. */
  agree: z.enum(['yes', 'no']).optional(),
  next: z.string().startsWith('/').max(200).optional(),
})

/** Whether an open task waits for this actor: it lies at a desk of theirs or is theirs in person. */
export function isTaskOf(task: TaskState, loaded: Pick<LoadedCase, 'state' | 'pinned'>, actor: Actor): boolean {
  const { desks, persons, account } = actingOf(actor)
  const rule = loaded.pinned.compiled.stages[task.stage]?.tasks?.[task.group]
  const barred = rule && account ? excepted(loaded.pinned.compiled, rule.to, loaded.state).includes(account) : false
  const mine = task.party
    ? persons.includes(task.party)
    : desks.some((desk) => desk.unit === task.unit && desk.role === task.role)
  return task.state === 'open' && mine && !barred && !(account && task.signed.includes(account))
}

async function loadTask(tx: Transaction, id: string, actor: Actor): Promise<{ loaded: LoadedCase; task: TaskState }> {
  const row = await tx.task.findUnique({ where: { id }, select: { caseId: true } })
  const loaded = row && (await loadCase(tx, row.caseId))
  const task = loaded?.state.tasks.find((each) => each.id === id)
  if (!loaded || !task) throw new Refusal('not-found')
  if (task.state !== 'open') throw new Refusal('conflict', 'task-closed')
  if (!isTaskOf(task, loaded, actor)) throw new Refusal('not-allowed', 'task-not-yours')
  return { loaded, task }
}

/**
 * Answers a task: an opinion, a check of data, a home visit. A task for two people is one record with two signatures: the
 * first writes it, the second signs what stands there. Also answers an approval that was asked for.
 */
export const completeTask = command({
  name: 'complete-task',
  permission: 'task.act',
  input,
  subject: ({ tx, input: given }) => taskSubject(tx, given.task),
  run: async ({ tx, actor, input: given, emit, audit }) => {
    const { loaded, task } = await loadTask(tx, given.task, actor)
    const mover = moverOf(actor)
    const ctx = loaded.ctx(mover)
    const account = actor.account ?? ''
    if (task.group === '@holder') throw new Refusal('conflict', 'task-needs-action')
    const approval = task.group.startsWith('@approve:')
    if (approval && !given.agree) throw new Refusal('invalid', 'invalid', [{ name: 'agree', code: 'required_choice' }])
    const data =
      approval || task.signed.length > 0
        ? null
        : readAsked(loaded, ctx, { form: task.ask, input: given.asked, action: task.group })
    const plan = approval
      ? planApproval(loaded.state, ctx, { task: task.id, agreed: given.agree === 'yes', data: {}, account })
      : planTask(loaded.state, ctx, { task: task.id, data, account })
    await moveCase({ tx, emit, mover }, loaded, { plan, ctx })
    await attachFiles(tx, { fileIds: filesIn(data), caseId: loaded.state.id, field: `task:${task.group}` })
    audit({
      subject: loaded.state.id,
      unitPath: loaded.state.unitPath,
      detail: { task: task.group, stage: task.stage },
    })
    return { to: given.next ?? caseHref(actor.kind, loaded.state.id), data: { stage: plan.after.stage } }
  },
})
