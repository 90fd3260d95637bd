import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** Keys of the items that running mandates of a principal name, as the actor may see them; `*` stands for every item. */
export async function mandatedServices(tx: Transaction, principal: string): Promise<string[]> {
  const mandates = await tx.mandate.findMany({ where: { principal, endedAt: null }, select: { services: true } })
  return mandates.flatMap(({ services }) => services)
}
