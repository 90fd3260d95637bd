import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { reasonSchema } from '../people/reason'
import { askCommunity } from './ask-community'
import { factSubject, presentFact } from './present-fact'
import { factTabs } from './quality-facts'

/** Hands a value to the collectors of a community, who ask the person again. It leaves its list until somebody has said something. */
export const askAgain = command({
  name: 'ask-again',
  permission: 'quality.decide',
  input: z.strictObject({
    fact: z.uuid('not-found'),
    community: z.string().max(200).optional(),
    reason: reasonSchema,
    tab: z.enum(factTabs).default('overdue'),
  }),
  subject: ({ tx, input }) => factSubject(tx, input.fact),
  run: async ({ tx, actor, audit, input: { fact, community, reason: typed, tab } }) => {
    const present = await presentFact(tx, fact)
    const reason = typed
    await askCommunity(tx, present, { community, account: actor.account ?? '', reason })
    audit({ subject: present.subject, unitPath: present.street, reason, detail: { element: present.element } })
    return { to: `/registers/quality?tab=${tab}&done=ask` }
  },
})
