import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { reasonSchema } from '../people/reason'
import { factSubject, presentFact, sayAgain } from './present-fact'
import { factTabs } from './quality-facts'

/**
 * Marks a value as confirmed today, with what was seen as proof: it is verified, and fresh for its time again. Refuses
 * `conflict` when another value has taken its place, or somebody says otherwise: that is decided and not confirmed.
 */
export const confirmFact = command({
  name: 'confirm-fact',
  permission: 'quality.decide',
  input: z.strictObject({
    fact: z.uuid('not-found'),
    evidence: reasonSchema,
    tab: z.enum(factTabs).default('overdue'),
  }),
  subject: ({ tx, input }) => factSubject(tx, input.fact),
  run: async ({ tx, actor, audit, input: { fact, evidence: typed, tab } }) => {
    const present = await presentFact(tx, fact)
    if (present.other) throw new Refusal('conflict', 'fact-contested')
    const { subject, street, element } = present
    const evidence = typed
    await sayAgain(tx, fact, { subject, source: 'staff', account: actor.account, evidence })
    audit({ subject, unitPath: street, reason: evidence, detail: { element } })
    return { to: `/registers/quality?tab=${tab}&done=confirmed` }
  },
})
