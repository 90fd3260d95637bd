import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** What a register is told of a case: its number and the name of its item. */
export type Matter = { no: string; matter: string }
export type MatterOfCase = (tx: Transaction, caseId: string) => Promise<Matter>

let lookUp: MatterOfCase | undefined

/** Says what a case is about. Cases lie above the registry, so they register themselves. */
export function registerMatterOfCase(fn: MatterOfCase): void {
  lookUp = fn
}

/** Throws when nobody has registered: a register is never asked without saying what for. */
export const matterOfCase: MatterOfCase = async (tx, caseId) => {
  if (!lookUp) throw new Error('no look-up of cases is registered')
  return lookUp(tx, caseId)
}
