import 'server-only'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { noOverlap } from '../no-overlap'
import { type HouseholdKind, headRelation } from './household-lines'

/** A household as its commands work on it. */
export type Household = {
  id: string
  kind: HouseholdKind
  code: string
  unitPath: string
  street: string
  place: string | null
  from: string
  to: string | null
}

/** One person's place in a household: relation to its head, since when and, once ended, until when. */
export type Seat = {
  bond: string
  household: string
  person: string
  relation: string | null
  since: string
  until: string | null
}

/** Locks a household for the rest of the transaction, so that two changes follow one another. Refuses one that was closed. */
export async function holdHousehold(tx: Transaction, id: string): Promise<Household> {
  const [row] = await tx.$queryRaw<Household[]>`
    SELECT id, kind, code, unit_path AS "unitPath", street, place, "from"::text AS "from", "to"::text AS "to"
    FROM household WHERE id = ${id}::uuid FOR UPDATE`
  if (!row) throw new Refusal('not-found')
  if (row.to) throw new Refusal('conflict', 'household-closed')
  return row
}

/** Who belongs to a household on a day, the head first. */
export async function seatsOf(tx: Transaction, household: string, onDate: string): Promise<Seat[]> {
  return tx.$queryRaw<Seat[]>`
    SELECT id AS bond, b AS household, a AS person, role AS relation, "from"::text AS since, "to"::text AS until FROM bond
    WHERE kind = 'member' AND b = ${household}::uuid AND "from" <= ${onDate}::date AND ("to" IS NULL OR "to" > ${onDate}::date)
    ORDER BY (role = ${headRelation}) DESC NULLS LAST, role, id`
}

type Sought = { person: string; kind: HouseholdKind; street: string; onDate: string }

/** Where a person belongs on a day, among the households of a kind that their street keeps; at most one. */
export async function seatOf(tx: Transaction, { person, kind, street, onDate }: Sought): Promise<Seat | null> {
  const [seat] = await tx.$queryRaw<Seat[]>`
    SELECT id AS bond, b AS household, a AS person, role AS relation, "from"::text AS since, "to"::text AS until FROM bond
    WHERE kind = 'member' AND a = ${person}::uuid AND seat = ${kind} AND street = ${street} AND "from" <= ${onDate}::date
      AND ("to" IS NULL OR "to" > ${onDate}::date)`
  return seat ?? null
}

export type NewSeat = { person: string; relation: string }

/** Gives people their places in a household from a day on. Refuses `household-overlap` where a history would overlap. */
export async function takeSeats(
  tx: Transaction,
  { household, from }: { household: Pick<Household, 'id' | 'unitPath'>; from: string },
  seats: readonly NewSeat[],
): Promise<void> {
  const { id: b, unitPath } = household
  const data = seats.map(({ person, relation }) => ({ a: person, role: relation, from: new Date(from) }))
  await noOverlap('household-overlap', () =>
    tx.bond.createMany({ data: data.map((each) => ({ ...each, kind: 'member', b, unitPath })) }),
  )
}

/** Ends places from a day on; that day is the first on which they no longer hold. Refuses what began later or has ended. */
export async function endSeats(tx: Transaction, seats: readonly Seat[], on: string): Promise<void> {
  const ended = await tx.$executeRaw`
    UPDATE bond SET "to" = ${on}::date WHERE id = ANY (${seats.map(({ bond }) => bond)}::uuid[]) AND "to" IS NULL AND "from" <= ${on}::date`
  if (ended !== seats.length) throw new Refusal('conflict', 'household-later')
}
