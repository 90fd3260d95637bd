import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { pastDay } from '../typed-input'
import { headRelation } from './household-lines'
import { householdSubject } from './household-subject'
import { assertRelation } from './relations'
import { endSeats, holdHousehold, type NewSeat, type Seat, seatsOf, takeSeats } from './seats'

/** Relations by the id of the person, as the selects of a form post them. */
export const relationsByPerson = z.record(z.string(), z.string()).default({})

type Rehead = { seats: readonly Seat[]; head: string; relations: Readonly<Record<string, string>> }

/**
 * Every relation is to the head, so with a new head all are told anew. Answers the new relation of each member, the head's
 * first; refuses a member whose relation is missing, with the field `relations.<person>`.
 */
export async function reheaded(tx: Transaction, { seats, head, relations }: Rehead): Promise<NewSeat[]> {
  const others = seats.filter(({ person }) => person !== head)
  const told: NewSeat[] = [{ person: head, relation: headRelation }]
  for (const { person } of others) {
    const field = `relations.${person}`
    const relation = await assertRelation(tx, relations[person], field)
    if (relation === headRelation) throw invalid(field, 'head-twice')
    told.push({ person, relation })
  }
  return told
}

/**
 * Gives a household a new head on a day. Every other member's relation to the new head is told with it; whose relation
 * stays the same keeps an unbroken history, the others get a new dated row.
 */
export const changeHead = command({
  name: 'change-head',
  permission: 'household.write',
  input: z.strictObject({
    household: z.uuid('not-found'),
    head: z.uuid('required_choice'),
    relations: relationsByPerson,
    on: pastDay,
  }),
  subject: ({ tx, input }) => householdSubject(tx, input.household),
  run: async ({ tx, input: { household: id, head, relations, on }, audit }) => {
    const household = await holdHousehold(tx, id)
    const seats = await seatsOf(tx, id, on)
    const chosen = seats.find(({ person }) => person === head)
    if (!chosen) throw invalid('head', 'not-found')
    if (chosen.relation === headRelation) throw invalid('head', 'head-already')
    const told = await reheaded(tx, { seats, head, relations })
    const changed = told.filter(({ person, relation }) =>
      seats.some((seat) => seat.person === person && seat.relation !== relation),
    )
    const before = seats.filter((seat) => changed.some(({ person }) => person === seat.person))
    await endSeats(tx, before, on)
    await takeSeats(tx, { household, from: on }, changed)
    audit({ subject: id, unitPath: household.unitPath, detail: { head, on, changed: changed.length } })
    return { to: `/registers/households/${id}?done=head` }
  },
})
