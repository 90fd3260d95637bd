import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Emit } from './order-fetch'

export type TaskAnswer = {
  caseId: string
  task: string
  finding: Record<string, unknown>
  /** Name of the register, as the timeline says it. */
  by: string
}
/** Answers a task with what a register found; false when it is answered already or the finding does not fit its form. */
export type AnswerTask = (ground: { tx: Transaction; emit: Emit }, answer: TaskAnswer) => Promise<boolean>

let answerer: AnswerTask | undefined

/** Says how a task of a case is answered. Cases lie above the registry, so they register themselves. */
export function registerTaskAnswer(fn: AnswerTask): void {
  answerer = fn
}

/** Throws when nobody has registered: a finding must not get lost. */
export const answerTask: AnswerTask = async (ground, answer) => {
  if (!answerer) throw new Error('nothing that answers tasks is registered')
  return answerer(ground, answer)
}
