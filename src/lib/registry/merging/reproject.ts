import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { toldFacts } from '../quality/told-facts'

/**
 * Tells the projection of a person anew, in the reach of the actor: from their own facts and those of everybody who is
 * merged into them now. The store itself does not change.
 */
export async function reproject(tx: Transaction, subject: string): Promise<void> {
  const facts = (await toldFacts(tx, subject)).map(
    ({ id, element, weight, mac, stale, level, source, ask, unitPath, day }) => ({
      ...{ id, element, weight, mac, stale, level, source, ask, day },
      unit: unitPath,
    }),
  )
  await tx.$executeRaw`SELECT registry_reproject(${subject}::uuid, ${JSON.stringify(facts)}::jsonb)`
}
