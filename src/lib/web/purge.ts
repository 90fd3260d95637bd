import 'server-only'
import { transaction } from '@/lib/kernel/transaction'

/**
 * Removes what has served its purpose: answers kept for repeated posts (a week), refused forms, dead drafts, used or old
 * challenges (a day), ended sessions and relayed outbox rows (a week), counts of the rate limiter. Audit rows stay.
 */
export async function purge(): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.$executeRaw`DELETE FROM receipt WHERE at < now() - interval '7 days'`
    await tx.$executeRaw`DELETE FROM bounced_form WHERE until < now()`
    await tx.$executeRaw`DELETE FROM draft WHERE dies_at < now()`
    await tx.$executeRaw`DELETE FROM challenge WHERE until < now() - interval '1 day'`
    await tx.$executeRaw`DELETE FROM session WHERE coalesce(ended_at, until) < now() - interval '7 days'`
    await tx.$executeRaw`DELETE FROM outbox WHERE sent_at < now() - interval '7 days'`
    await tx.$executeRaw`DELETE FROM rate_limit WHERE expire < extract(epoch FROM now()) * 1000`
  })
}
