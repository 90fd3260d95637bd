import 'server-only'
import { z } from 'zod'
import { isDate } from '@/lib/calendar/day-number'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { recordFact } from '../facts'
import { personSubject } from '../person-subject'
import { readPeople } from '../read-people'
import { homeOf } from './home-of'
import { reasonSchema } from './reason'
import { setDied } from './set-died'

/**
 * Notes that a person has died: the day, and the proof that was seen. Messages to them end at once. Nothing else stops by
 * itself: the page lists the benefits they hold, their open cases and their mandates, for people to end one by one.
 */
export const recordDeath = command({
  name: 'record-death',
  permission: 'person.amend',
  input: z.strictObject({
    person: z.uuid('not-found'),
    /** `YYYY-MM-DD` */
    diedOn: z.string({ error: 'required' }).trim().min(1, 'required').max(10, 'date'),
    /** What was seen: certificate of death, cremation, notice of the police. */
    proof: reasonSchema,
  }),
  subject: ({ tx, input: { person } }) => personSubject(tx, person),
  run: async ({ tx, actor, audit, input: { person, diedOn, proof } }) => {
    const [row] = await readPeople(tx, [person])
    if (!row) throw new Refusal('not-found')
    if (row.died) throw new Refusal('conflict', 'died-already')
    if (!isDate(diedOn) || diedOn > today() || diedOn < (row.birth ?? '')) throw invalid('diedOn', 'date')
    const unitPath = homeOf(actor.posts, 'person.amend')
    await setDied(tx, { person, diedOn })
    const told = { subject: person, source: 'staff', verifiedBy: actor.account, unitPath }
    await recordFact(tx, { ...told, element: 'person.alive', value: false })
    audit({ subject: person, unitPath, reason: proof })
    return { to: `/registers/people/${person}?did=died#affected`, data: { id: person } }
  },
})
