import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { pastDay, text } from '../typed-input'
import { householdSubject } from './household-subject'
import { leaveSeat } from './move-in'
import { holdHousehold, seatsOf } from './seats'

/** Why somebody leaves a household. A word of the messages `households.why`. */
export const leavingReasons = ['moved', 'married', 'divorced', 'studies', 'service', 'died', 'error', 'other'] as const

/**
 * Somebody leaves a household on a day and joins no other one of the street. A head who would leave others behind is
 * refused: the others need a new head first. The household that its last member leaves is closed on that day.
 */
export const leaveHousehold = command({
  name: 'leave-household',
  permission: 'household.write',
  input: z.strictObject({
    household: z.uuid('not-found'),
    person: z.uuid('required_choice'),
    on: pastDay,
    why: z.enum(leavingReasons, 'required_choice'),
    /** Where the screen goes on; a dwelling that is being collected. */
    dwelling: text(40).optional(),
  }),
  subject: ({ tx, input }) => householdSubject(tx, input.household),
  run: async ({ tx, input: { household: id, person, on, why, dwelling }, audit }) => {
    const { unitPath } = await holdHousehold(tx, id)
    const seat = (await seatsOf(tx, id, on)).find((each) => each.person === person)
    if (!seat) throw new Refusal('conflict', 'household-not-member')
    await leaveSeat(tx, seat, { on })
    audit({ subject: id, unitPath, detail: { person, why, on } })
    const collecting = dwelling && `/registers/places/collect?dwelling=${encodeURIComponent(dwelling)}&done=left`
    return { to: collecting || `/registers/households/${id}?done=left` }
  },
})
