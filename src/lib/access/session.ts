import 'server-only'
import { now } from '@/lib/kernel/clock'
import type { CookieChange } from '@/lib/kernel/command'
import { digest } from '@/lib/kernel/crypto'
import { env } from '@/lib/kernel/env'
import { newId, newSecret } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'

type Holder = { id: string; kind: string }
export type NewSession = { id: string; token: string; maxAge: number }

function limits(kind: string): { idleFor: number; seconds: number } {
  const settings = env()
  const [idle, hours] =
    kind === 'person'
      ? [settings.SESSION_RESIDENT_IDLE_MINUTES, settings.SESSION_RESIDENT_HOURS]
      : [settings.SESSION_STAFF_IDLE_MINUTES, settings.SESSION_STAFF_HOURS]
  return { idleFor: idle * 60, seconds: hours * 3600 }
}

/**
 * Opens a session and answers its token, of which only the hash is kept. An account of the staff has one session at a
 * time: the others end here. Idle and absolute limits are those of the settings at this moment.
 */
export async function newSession(
  tx: Transaction,
  { account, channel }: { account: Holder; channel: string },
): Promise<NewSession> {
  if (account.kind === 'staff') await endSessions(tx, account.id)
  const { idleFor, seconds } = limits(account.kind)
  const [id, token, seenAt] = [newId(), newSecret(), now()]
  const until = new Date(seenAt.getTime() + seconds * 1000)
  const row = { id, tokenHash: digest(token), account: account.id, channel, seenAt, idleFor, until }
  await tx.session.createMany({ data: [row] })
  return { id, token, maxAge: seconds }
}

/**
 * Gives a session that still holds another token, for a form that was sent twice; null when it has ended. The token of
 * the first answer stops working, so one sign-in stays one session.
 */
export async function renewedSession(tx: Transaction, id: string): Promise<NewSession | null> {
  const token = newSecret()
  const alive = { id, endedAt: null, until: { gt: now() } }
  const changed = await tx.session.updateMany({ where: alive, data: { tokenHash: digest(token) } })
  return changed.count === 1 ? { id, token, maxAge: limits('person').seconds } : null
}

/** Ends every open session of an account, or only the one named. Acts at the next request of each. */
export async function endSessions(tx: Transaction, account: string, only?: string): Promise<number> {
  const where = { account, endedAt: null, ...(only && { id: only }) }
  return (await tx.session.updateMany({ where, data: { endedAt: now() } })).count
}

/** The cookie that carries a new session. */
export function sessionCookie({ token, maxAge }: NewSession): CookieChange {
  return { name: 'session', value: token, maxAge }
}
