import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { readPeople } from '../read-people'

/** Household register (户籍户) or people who live together (居住户). */
export const householdKinds = ['hukou', 'living'] as const
export type HouseholdKind = (typeof householdKinds)[number]

/** Code of `relation_to_head` of the head themselves. */
export const headRelation = '01'

/** One member of a household on a day. `relation`: code of `relation_to_head`; `until`: the first day no longer. */
export type HouseholdMember = {
  bond: string
  id: string
  name: string
  birth: string | null
  relation: string | null
  head: boolean
  since: string
  until: string | null
}

/** One household that somebody belongs to on a day, with everybody in it whom the actor may see, the head first. */
export type HouseholdLine = {
  id: string
  kind: HouseholdKind
  code: string
  unitPath: string
  place: { id: string; name: string } | null
  /** The person's own relation to the head, since when and until when. */
  relation: string | null
  head: boolean
  since: string
  until: string | null
  members: HouseholdMember[]
}

type Row = Omit<HouseholdMember, 'name' | 'birth' | 'head'> & {
  household: string
  kind: HouseholdKind
  code: string
  unitPath: string
  placeId: string | null
  placeName: string | null
}

/**
 * The households that a person belongs to on a day (`YYYY-MM-DD`), of those that the actor may see: the household register
 * and the household they live in stand apart. Two statements, however many members. The caller has checked the right to
 * the person. Several streets may each know a household of the person; their own pages show all of them.
 */
export async function householdLines(tx: Transaction, resident: string, onDate: string): Promise<HouseholdLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT b.id AS bond, b.a AS id, b.role AS relation, b."from"::text AS since, b."to"::text AS until,
      h.id AS household, h.kind, h.code, h.unit_path AS "unitPath", p.id AS "placeId", p.name AS "placeName"
    FROM bond own JOIN household h ON h.id = own.b LEFT JOIN place p ON p.id = h.place
    JOIN bond b ON b.kind = 'member' AND b.b = h.id AND b."from" <= ${onDate}::date AND (b."to" IS NULL OR b."to" > ${onDate}::date)
    WHERE own.kind = 'member' AND own.a = ${resident}::uuid AND own."from" <= ${onDate}::date AND (own."to" IS NULL OR own."to" > ${onDate}::date)
    ORDER BY h.kind, h.id, (b.role = ${headRelation}) DESC NULLS LAST, b.role, b.id`
  const members = await named(tx, rows)
  const own = rows.filter((row) => row.id === resident)
  return own.map(({ household, kind, code, unitPath, placeId, placeName, relation, since, until }) => ({
    ...{ id: household, kind, code, unitPath, relation, since, until, head: relation === headRelation },
    place: placeId && placeName ? { id: placeId, name: placeName } : null,
    members: members.filter((each) => each.household === household).map(({ household: _, ...member }) => member),
  }))
}

type Bond = Pick<Row, 'bond' | 'id' | 'relation' | 'since' | 'until' | 'household'>

/** Bonds with the names of those people whom the actor may see; the others are left out. */
export async function named(
  tx: Transaction,
  bonds: readonly Bond[],
): Promise<(HouseholdMember & { household: string })[]> {
  const ids = [...new Set(bonds.map(({ id }) => id))]
  const people = new Map((await readPeople(tx, ids)).map((person) => [person.id, person]))
  return bonds.flatMap(({ bond, id, relation, since, until, household }) => {
    const person = people.get(id)
    const head = relation === headRelation
    return person ? [{ bond, id, name: person.name, birth: person.birth, relation, head, since, until, household }] : []
  })
}
