import 'server-only'
import { Refusal } from '@/lib/kernel/refusal'
import type { AnswerTask } from '@/lib/registry/connectors/task-answer'
import { type LoadedCase, loadCase } from './load-case'
import { moveCase } from './move-case'
import { readAsked } from './read-asked'
import { planTask } from './rules/plan'
import type { RuleContext, TaskState } from './rules/state'

/**
 * Answers a task with what a base register found, read by the task's own form like an answer from a desk. False, and the
 * task stays with its desk, when it is not open any more or the finding does not fit the form.
 */
export const answerTaskByRegister: AnswerTask = async ({ tx, emit }, { caseId, task: id, finding, by }) => {
  await tx.$queryRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR UPDATE`
  const loaded = await loadCase(tx, caseId)
  const task = loaded?.state.tasks.find((each) => each.id === id)
  if (!loaded || task?.state !== 'open') return false
  const mover = { account: null, by, channel: 'system' }
  const ctx = loaded.ctx(mover)
  const data = answerOf({ loaded, ctx, task }, finding)
  if (!data) return false
  const plan = planTask(loaded.state, ctx, { task: task.id, data, account: null })
  await moveCase({ tx, emit, mover }, loaded, { plan, ctx })
  return true
}

type At = { loaded: LoadedCase; ctx: RuleContext; task: TaskState }

function answerOf({ loaded, ctx, task }: At, finding: Record<string, unknown>): Record<string, unknown> | null {
  try {
    return readAsked(loaded, ctx, { form: task.ask, input: finding, action: task.group })
  } catch (problem) {
    if (problem instanceof Refusal) return null
    throw problem
  }
}
