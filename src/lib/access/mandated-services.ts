import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'

/** Keys of the items that mandates from a principal to an agent name today, as the actor may see them; `*` stands for every item. */
export async function mandatedServices(
  tx: Transaction,
  { principal, agent }: { principal: string; agent: string },
): Promise<string[]> {
  const day = new Date(today())
  const running = { endedAt: null, from: { lte: day }, OR: [{ to: null }, { to: { gte: day } }] }
  const mandates = await tx.mandate.findMany({ where: { principal, agent, ...running }, select: { services: true } })
  return mandates.flatMap(({ services }) => services)
}
