import 'server-only'
import { z } from 'zod'
import { endMandate as finish, mandateById } from '@/lib/access/mandates'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { text } from '../typed-input'

/** Ends a mandate at once: the agent's next page no longer shows the principal. Refuses one that has ended already. */
export const endMandate = command({
  name: 'end-mandate',
  permission: 'agent.record',
  input: z.strictObject({ mandate: z.uuid('not-found'), reason: text(200) }),
  subject: async ({ tx, input }) => {
    const mandate = await mandateById(tx, input.mandate)
    return mandate && { unitPath: mandate.unitPath }
  },
  run: async ({ tx, input: { mandate: id, reason }, audit }) => {
    const mandate = await mandateById(tx, id)
    if (!mandate || !(await finish(tx, id))) throw new Refusal('conflict', 'ended-already')
    audit({ subject: mandate.principal, unitPath: mandate.unitPath, reason, detail: { mandate: id } })
    return { to: `/registers/households/agents/${mandate.principal}?done=mandate-ended` }
  },
})
