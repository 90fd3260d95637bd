import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { dwellingAddress } from '../places/dwelling-address'
import { recordFacts } from '../record-facts'
import { tieTo, untie } from '../tie-to'
import { headRelation } from './household-lines'
import { endSeats, type Household, type NewSeat, type Seat, seatOf, takeSeats } from './seats'

type Moving = {
  actor: Actor
  household: Household
  seats: readonly NewSeat[]
  on: string
  /** Whether those who belong to another household of the kind leave it; otherwise they are refused. */
  leaves: boolean
  /** Who says so: a clerk who saw the proof, or a collector on the spot. */
  source: 'staff' | 'collector'
}

/**
 * Moves people into a household on a day: ends the place they had in another one of the same kind in the street, ties them
 * to the community, and records where they live or are registered with its source. A head does not leave people behind:
 * the others need a new head first. An old household that nobody is left in is closed.
 */
export async function moveIn(tx: Transaction, moving: Moving): Promise<void> {
  const { household, seats, on } = moving
  for (const { person } of seats) await leaveBefore(tx, person, moving)
  await takeSeats(tx, { household, from: on }, seats)
  const { kind, unitPath } = household
  await tieTo(
    tx,
    seats.map(({ person }) => ({ resident: person, unitPath, kind, from: on })),
  )
  await tellPlace(tx, moving)
}

async function leaveBefore(tx: Transaction, person: string, moving: Moving): Promise<void> {
  const { household, on, leaves } = moving
  const { kind, street } = household
  const old = await seatOf(tx, { person, kind, street, onDate: on })
  if (!old) return
  if (old.household === household.id) throw new Refusal('conflict', 'household-member')
  if (!leaves) throw new Refusal('invalid', 'invalid', [{ name: 'leaves', code: 'in-other-household' }])
  await leaveSeat(tx, old, { on, together: moving.seats.map((seat) => seat.person) })
  const left = await tx.household.findUnique({ where: { id: old.household }, select: { unitPath: true } })
  if (left && left.unitPath !== household.unitPath)
    await untie(tx, { resident: person, residents: [person], unitPath: left.unitPath, kind, from: on })
}

type Leaving = {
  on: string
  /** People who leave at the same time. */
  together?: readonly string[]
}

/** Ends one place. Refuses a head who would leave others behind; closes the household that the last one leaves. */
export async function leaveSeat(tx: Transaction, seat: Seat, { on, together = [] }: Leaving): Promise<void> {
  const others = await remaining(tx, seat, on)
  const behind = others.filter((person) => !together.includes(person))
  if (seat.relation === headRelation && behind.length > 0) throw new Refusal('conflict', 'household-head-leaves')
  await endSeats(tx, [seat], on)
  if (others.length === 0) await closeEmpty(tx, seat.household, on)
}

/** Who else belongs to the household on that day or joins it later. */
async function remaining(tx: Transaction, { household, person }: Seat, on: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ person: string }[]>`
    SELECT DISTINCT a AS person FROM bond WHERE kind = 'member' AND b = ${household}::uuid AND a <> ${person}::uuid
      AND ("to" IS NULL OR ("to" > ${on}::date AND "to" > "from"))`
  return rows.map((row) => row.person)
}

/** Closes a household that has no members from this day on. */
export async function closeEmpty(tx: Transaction, household: string, on: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE household SET "to" = greatest(${on}::date, "from") WHERE id = ${household}::uuid AND "to" IS NULL
      AND NOT EXISTS (SELECT 1 FROM bond b WHERE b.kind = 'member' AND b.b = ${household}::uuid AND b."to" IS NULL)`
}

async function tellPlace(tx: Transaction, { actor, household, seats, source }: Moving): Promise<void> {
  const { kind, unitPath, place } = household
  const told = { source, verifiedBy: actor.account, unitPath }
  if (kind === 'hukou') {
    const element = 'person.hukou_division'
    await recordFacts(
      tx,
      seats.map(({ person }) => ({ ...told, subject: person, element, value: unitPath })),
    )
    return
  }
  const value = place ? await dwellingAddress(tx, place) : null
  if (!value) return
  const element = 'person.living_address'
  await recordFacts(
    tx,
    seats.map(({ person }) => ({ ...told, subject: person, element, value })),
  )
}
