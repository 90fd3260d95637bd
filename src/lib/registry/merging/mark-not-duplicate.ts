import 'server-only'
import { z } from 'zod'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { reasonSchema } from '../people/reason'

/** Says that two people who look alike are two. The pair is not found again. Refuses `conflict` when it is decided already. */
export const markNotDuplicate = command({
  name: 'mark-not-duplicate',
  permission: 'person.merge',
  input: z.strictObject({ duplicate: z.uuid('not-found'), reason: reasonSchema }),
  subject: async ({ tx, input }) =>
    tx.duplicate.findUnique({ where: { id: input.duplicate }, select: { unitPath: true } }),
  run: async ({ tx, actor, audit, input }) => {
    const reason = input.reason
    const decided = { state: 'different', account: actor.account, decidedAt: now(), reason }
    const { count } = await tx.duplicate.updateMany({ where: { id: input.duplicate, state: 'open' }, data: decided })
    if (count === 0) throw new Refusal('conflict', 'pair-decided')
    const pair = await tx.duplicate.findUniqueOrThrow({ where: { id: input.duplicate } })
    audit({ subject: pair.a, unitPath: pair.unitPath, reason, detail: { other: pair.b, pair: pair.id } })
    return { to: '/registers/quality?tab=duplicates&done=different' }
  },
})
