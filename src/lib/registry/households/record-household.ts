import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { noOverlap } from '../no-overlap'
import { assertUnit } from '../own-street'
import { idOrNone, list, pastDay, text, textOrNone, ticked } from '../typed-input'
import { freshCode } from './fresh-code'
import { type HouseholdKind, householdKinds } from './household-lines'
import { moveIn } from './move-in'
import { assertOneHead, assertRelation } from './relations'
import { holdHousehold, type NewSeat } from './seats'

const member = z.strictObject({ ...askedPerson, relation: textOrNone(10) })
const input = z.strictObject({
  kind: z.enum(householdKinds, 'required_choice'),
  /** Number in the household register; made up for households that have none. */
  code: textOrNone(40),
  /** Path of the community it lies in. */
  unit: text(200),
  place: idOrNone,
  on: pastDay,
  members: list(member, 30),
  leaves: ticked,
})
type Member = z.infer<typeof member>

const empty = (asked: Member) => !asked.resident && !asked.idNumber && !asked.name

/**
 * Records a household with everybody in it from a day on: exactly one head, each person once. Who belongs to another
 * household of the kind leaves it when `leaves` is ticked, and is refused otherwise. Lines that are left empty are passed
 * over. People whom the street does not know are added by number and name.
 */
export const recordHousehold = command({
  name: 'record-household',
  permission: 'household.write',
  input,
  subject: async ({ input: { unit } }) => ({ unitPath: unit }),
  run: async ({ tx, actor, input: typed, audit }) => {
    const { kind, unit: unitPath, on } = typed
    await assertUnit(tx, unitPath)
    const place = await placeIn(tx, typed)
    const seats = await seatsAsked(tx, typed)
    const code = typed.code ?? (await freshCode(tx, { unitPath, kind }))
    const id = await openHousehold(tx, { kind, code, unitPath, place, from: on })
    const household = await holdHousehold(tx, id)
    const leaves = typed.leaves !== undefined
    await moveIn(tx, { actor, household, seats, on, leaves, source: 'staff' })
    audit({ subject: id, unitPath, detail: { kind, members: seats.length } })
    return { to: `/registers/households/${id}?done=recorded`, data: { id } }
  },
})

type New = { kind: HouseholdKind; code: string; unitPath: string; place: string | null; from: string }

/** Adds the row of a household. Refuses a number that the street has given to another one. */
export async function openHousehold(tx: Transaction, { from, ...household }: New): Promise<string> {
  const id = newId()
  await noOverlap('household-code', () =>
    tx.household.createMany({ data: [{ id, ...household, from: new Date(from) }] }),
  )
  return id
}

async function placeIn(tx: Transaction, { place, unit }: z.infer<typeof input>): Promise<string | null> {
  if (!place) return null
  const found = await tx.place.findUnique({ where: { id: place }, select: { id: true, unitPath: true } })
  if (!found) throw invalid('place', 'not-found')
  if (found.unitPath !== unit) throw invalid('unit', 'not-where-building')
  return found.id
}

async function seatsAsked(tx: Transaction, typed: z.infer<typeof input>): Promise<NewSeat[]> {
  const seats: NewSeat[] = []
  for (const [at, asked] of typed.members.entries()) {
    if (empty(asked)) continue
    const field = `members.${at}`
    const relation = await assertRelation(tx, asked.relation, `${field}.relation`)
    const person = await personAsked(tx, asked, { unitPath: typed.unit, tieKind: typed.kind, field })
    seats.push({ person, relation })
  }
  if (seats.length === 0) throw invalid('members.0.idNumber', 'required')
  assertOneHead(seats, 'members.0.relation')
  return seats
}
