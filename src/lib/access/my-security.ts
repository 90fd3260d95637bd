import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'

export type OpenSession = { id: string; since: string; seen: string; channel: string; current: boolean }

/** What a page about one's own account shows: open sessions, newest first, and how one signs in. */
export const mySecurity = query({
  name: 'my-security',
  permission: 'session.end',
  input: z.strictObject({}),
  run: async ({ tx, actor }) => {
    const id = actor.account ?? ''
    const sessions = await tx.session.findMany({
      where: { account: id, endedAt: null, until: { gt: now() } },
      select: { id: true, at: true, seenAt: true, idleFor: true, channel: true },
      orderBy: { id: 'desc' },
      take: 50,
    })
    const account = await tx.account.findUniqueOrThrow({ where: { id }, select: { shared: true, name: true } })
    const factors = await tx.credential.findMany({ where: { account: id, confirmed: true }, select: { kind: true } })
    const alive = sessions.filter((one) => one.seenAt.getTime() + one.idleFor * 1000 > now().getTime())
    return {
      name: account.name,
      person: actor.kind === 'person',
      shared: account.shared,
      canShare: factors.some((factor) => factor.kind === 'id-tail'),
      secondFactor: factors.some((factor) => factor.kind === 'totp'),
      sessions: alive.map(
        (one): OpenSession => ({
          id: one.id,
          since: one.at.toISOString(),
          seen: one.seenAt.toISOString(),
          channel: one.channel,
          current: one.id === actor.session,
        }),
      ),
    }
  },
})
