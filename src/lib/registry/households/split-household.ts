import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import { idOrNone, list, pastDay, textOrNone } from '../typed-input'
import { reheaded, relationsByPerson } from './change-head'
import { freshCode } from './fresh-code'
import { headRelation } from './household-lines'
import { householdSubject } from './household-subject'
import { moveIn } from './move-in'
import { openHousehold } from './record-household'
import { holdHousehold, seatsOf } from './seats'

/**
 * Splits a household (分户) on a day: some of its members leave together and form a new household of the same kind, with a
 * head of their own. The head of the old one stays with it; at least one member must stay and one must go.
 */
export const splitHousehold = command({
  name: 'split-household',
  permission: 'household.write',
  input: z.strictObject({
    household: z.uuid('not-found'),
    members: list(z.uuid('not-found'), 30),
    head: z.uuid('required_choice'),
    relations: relationsByPerson,
    code: textOrNone(40),
    place: idOrNone,
    on: pastDay,
  }),
  subject: ({ tx, input }) => householdSubject(tx, input.household),
  run: async ({ tx, actor, input, audit }) => {
    const { household: id, members, head, relations, on } = input
    const old = await holdHousehold(tx, id)
    const seats = await seatsOf(tx, id, on)
    const going = seats.filter(({ person }) => members.includes(person))
    if (going.length === 0 || going.length < new Set(members).size) throw invalid('members', 'required_choice')
    if (going.some(({ relation }) => relation === headRelation)) throw invalid('members', 'head-stays')
    if (!going.some(({ person }) => person === head)) throw invalid('head', 'head-goes')
    const told = await reheaded(tx, { seats: going, head, relations })
    const { kind, unitPath } = old
    const code = input.code ?? (await freshCode(tx, { unitPath, kind }))
    const place = input.place ?? (kind === 'living' ? old.place : null)
    const made = await holdHousehold(tx, await openHousehold(tx, { kind, code, unitPath, place, from: on }))
    await moveIn(tx, { actor, household: made, seats: told, on, leaves: true, source: 'staff' })
    audit({ subject: id, unitPath, detail: { split: made.id, members: told.length, on } })
    return { to: `/registers/households/${made.id}?done=split`, data: { id: made.id } }
  },
})
