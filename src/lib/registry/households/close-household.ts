import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { pastDay, text } from '../typed-input'
import { householdSubject } from './household-subject'
import { closeEmpty } from './move-in'
import { endSeats, holdHousehold, seatsOf } from './seats'

/** Closes a household on a day: every place in it ends then. Refuses while somebody is to join later than that day. */
export const closeHousehold = command({
  name: 'close-household',
  permission: 'household.write',
  input: z.strictObject({ household: z.uuid('not-found'), on: pastDay, reason: text(200) }),
  subject: ({ tx, input }) => householdSubject(tx, input.household),
  run: async ({ tx, input: { household: id, on, reason }, audit }) => {
    const household = await holdHousehold(tx, id)
    if (on < household.from) throw invalid('on', 'before-household')
    await endSeats(tx, await seatsOf(tx, id, on), on)
    await closeEmpty(tx, id, on)
    const left = await tx.household.findUnique({ where: { id }, select: { to: true } })
    if (!left?.to) throw new Refusal('conflict', 'household-later')
    audit({ subject: id, unitPath: household.unitPath, reason, detail: { on } })
    return { to: `/registers/households/${id}?done=closed` }
  },
})
