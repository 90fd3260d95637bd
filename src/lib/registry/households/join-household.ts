import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import { askedPerson, personAsked } from '../asked-person'
import { pastDay, textOrNone, ticked } from '../typed-input'
import { headRelation } from './household-lines'
import { householdSubject } from './household-subject'
import { moveIn } from './move-in'
import { assertRelation } from './relations'
import { holdHousehold, seatsOf } from './seats'

/**
 * Somebody joins a household on a day: a birth, a marriage, a move. With `leaves` it is a move: the place in another
 * household of the same kind ends on that day. A household has one head, so the relation of the head is refused while
 * there is one.
 */
export const joinHousehold = command({
  name: 'join-household',
  permission: 'household.write',
  input: z.strictObject({
    household: z.uuid('not-found'),
    ...askedPerson,
    relation: textOrNone(10),
    on: pastDay,
    leaves: ticked,
  }),
  subject: ({ tx, input }) => householdSubject(tx, input.household),
  run: async ({ tx, actor, input: { household: id, on, leaves, ...asked }, audit }) => {
    const household = await holdHousehold(tx, id)
    if (on < household.from) throw invalid('on', 'before-household')
    const relation = await assertRelation(tx, asked.relation, 'relation')
    const heads = (await seatsOf(tx, id, on)).filter((seat) => seat.relation === headRelation)
    if (relation === headRelation && heads.length > 0) throw invalid('relation', 'head-twice')
    if (relation !== headRelation && heads.length === 0) throw invalid('relation', 'head-missing')
    const where = { unitPath: household.unitPath, tieKind: household.kind, field: '' }
    const person = await personAsked(tx, asked, where)
    const moving = { household, seats: [{ person, relation }], on, leaves: leaves !== undefined }
    await moveIn(tx, { actor, source: 'staff', ...moving })
    audit({ subject: id, unitPath: household.unitPath, detail: { person, relation, on } })
    return { to: `/registers/households/${id}?done=joined`, data: { person } }
  },
})
