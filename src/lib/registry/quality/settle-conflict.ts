import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { reasonSchema } from '../people/reason'
import { askCommunity } from './ask-community'
import { factSubject, presentFact, sayAgain } from './present-fact'

/**
 * Decides between two sources that disagree: keep what stands, take what was said against it, or have it asked again. The
 * decision is itself a fact with its reason, so history and projection tell it; the source of truth may speak again later.
 * Refuses `conflict` when either side has changed since the page was made.
 */
export const settleConflict = command({
  name: 'settle-conflict',
  permission: 'quality.decide',
  input: z.strictObject({
    fact: z.uuid('not-found'),
    other: z.uuid('not-found'),
    decision: z.enum(['keep', 'take', 'ask'], { error: 'choice' }),
    community: z.string().max(200).optional(),
    reason: reasonSchema,
  }),
  subject: ({ tx, input }) => factSubject(tx, input.fact),
  run: async ({ tx, actor, audit, input }) => {
    const present = await presentFact(tx, input.fact)
    if (present.other !== input.other) throw new Refusal('conflict', 'fact-moved')
    const { subject, street, element } = present
    const [account, reason] = [actor.account ?? '', input.reason]
    const said = { subject, account, evidence: reason }
    if (input.decision === 'keep') await sayAgain(tx, input.fact, { ...said, source: 'staff' })
    if (input.decision === 'take') await sayAgain(tx, input.other, { ...said, source: 'steward' })
    if (input.decision === 'ask') await askCommunity(tx, present, { community: input.community, account, reason })
    audit({ subject, unitPath: street, reason, detail: { element, decision: input.decision } })
    return { to: `/registers/quality?done=${input.decision}` }
  },
})
