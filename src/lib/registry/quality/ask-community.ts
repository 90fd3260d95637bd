import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { streetsOf } from '../street-of'
import type { PresentFact } from './present-fact'

/**
 * Asks the collectors of a community, or the street where none is named, to look at a value again. It waits until any source
 * speaks about it. Refuses a community of another street.
 */
export async function askCommunity(
  tx: Transaction,
  present: PresentFact,
  { community, account, reason }: { community?: string; account: string; reason: string },
): Promise<void> {
  const { units } = await loadOffice(tx)
  const street = streetsOf(units).find(({ path }) => path === present.street)
  if (community && !street?.communities.some(({ path }) => path === community)) throw invalid('community', 'choice')
  const { subject, element, fact } = present
  await tx.recheck.createMany({
    data: [{ id: newId(), subject, element, fact, unitPath: community || present.street, account, reason }],
  })
}
