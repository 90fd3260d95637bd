import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { log } from '@/lib/kernel/log'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { carryOutFetch } from './carry-out-fetch'
import { connectionOf } from './connection-of'

const batch = 20
const adoptDays = 30

/**
 * Carries out look-ups that are due: tries that come again, those whose worker died, and those of a register that was not
 * connected when they were ordered and is now. True when there may be more at once.
 */
export async function sweepFetches(): Promise<boolean> {
  const due = await transaction({ as: 'worker' }, async ({ tx }) => {
    await adopt(tx)
    return tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "fetch" WHERE state = 'waiting' AND next_at <= ${now()} AND (leased_until IS NULL OR leased_until <= ${now()})
      ORDER BY next_at LIMIT ${batch}`
  })
  for (const { id } of due) {
    await carryOutFetch(id).catch((problem: unknown) => log.error({ err: problem, fetch: id }, 'a look-up broke off'))
  }
  return due.length === batch
}

async function adopt(tx: Transaction): Promise<void> {
  const { connectors } = await loadOffice(tx)
  const connected = connectors.filter(connectionOf).map(({ key }) => key)
  const since = new Date(now().getTime() - adoptDays * 86_400_000)
  await tx.$executeRaw`
    UPDATE "fetch" SET state = 'waiting', next_at = ${now()}, waiting_from = ${now()}
    WHERE state = 'unconnected' AND connector = ANY (${connected}) AND at > ${since}`
}
