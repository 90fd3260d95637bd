import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** Sets the day on which a person of the own street died; null when it was noted wrongly. */
export async function setDied(
  tx: Transaction,
  { person, diedOn }: { person: string; diedOn: string | null },
): Promise<void> {
  await tx.resident.updateMany({ where: { id: person }, data: { died: diedOn ? new Date(diedOn) : null } })
}

/** Whether a person has died, for the worker that sends messages. */
export async function hasDied(tx: Transaction, person: string): Promise<boolean> {
  const row = await tx.resident.findUnique({ where: { id: person }, select: { died: true } })
  return row?.died != null
}
