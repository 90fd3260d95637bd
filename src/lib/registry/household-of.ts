import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { readPeople } from './read-people'

export type Housemate = { id: string; name: string; birth: string | null; relation: string | null }

/** The other people of a person's households today, of those the actor may see. `relation`: code of the relation to its head. */
export async function householdOf(tx: Transaction, resident: string): Promise<Housemate[]> {
  const bonds = await tx.$queryRaw<{ id: string; role: string | null }[]>`
    SELECT DISTINCT other.a AS id, other.role FROM bond own JOIN bond other ON other.b = own.b AND other.kind = own.kind
    WHERE own.kind = 'member' AND own.a = ${resident}::uuid AND other.a <> own.a
      AND own."from" <= ${today()}::date AND (own."to" IS NULL OR own."to" > ${today()}::date)
      AND other."from" <= ${today()}::date AND (other."to" IS NULL OR other."to" > ${today()}::date)`
  const people = new Map(
    (
      await readPeople(
        tx,
        bonds.map(({ id }) => id),
      )
    ).map((person) => [person.id, person]),
  )
  return bonds.flatMap(({ id, role }) => {
    const person = people.get(id)
    return person ? [{ id, name: person.name, birth: person.birth, relation: role }] : []
  })
}
