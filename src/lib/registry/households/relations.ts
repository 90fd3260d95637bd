import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { headRelation } from './household-lines'
import type { NewSeat } from './seats'

/** Refuses a relation that the code list does not have; `field` names it. */
export async function assertRelation(tx: Transaction, relation: string | undefined, field: string): Promise<string> {
  const codes = (await loadOffice(tx)).codes('relation_to_head')?.codes ?? []
  if (!relation) throw invalid(field, 'required_choice')
  if (!codes.some(({ code }) => code === relation)) throw invalid(field, 'choice')
  return relation
}

/** Refuses people who are named twice, and a household that has not exactly one head. */
export function assertOneHead(seats: readonly NewSeat[], field: string): void {
  if (new Set(seats.map(({ person }) => person)).size < seats.length) throw invalid(field, 'person-twice')
  const heads = seats.filter(({ relation }) => relation === headRelation)
  if (heads.length !== 1) throw invalid(field, heads.length === 0 ? 'head-missing' : 'head-twice')
}
