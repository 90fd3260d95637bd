import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Transaction } from '@/lib/kernel/transaction'
import { nameInitials, numberMac } from '../lookups'
import { type PersonRow, readPeople } from '../read-people'
import { openIdNumber } from '../residents'
import { numberVariants } from './number-variants'

/**
 * Why two people may be one. `number`: their numbers are one slip of the pen apart and their names are written with the same
 * initials; the others share the name and what the word says.
 */
export type DuplicateReason = 'number' | 'name-phone' | 'name-tail'
export type DuplicateFound = { other: string; why: DuplicateReason }

type Near = { subject: string; number: boolean; phone: boolean }

/** After every path of a street in the order of bytes: a path ends with `/`, and `0` follows it. */
const within = (column: Prisma.Sql, street: string) =>
  Prisma.sql`${column} >= ${street} COLLATE "C" AND ${column} < ${`${street.slice(0, -1)}0`} COLLATE "C"`

/**
 * People of the same street who may be the same person: their number is one slip of the pen away and their name sounds
 * alike (numbers of strangers who were born on one day differ by one digit, too); or name, birth date and phone are the same; or name, year of birth and the last four of the number. Compares keyed hashes in the search rows of
 * that street alone, with `=`: two index look-ups, however many people there are. A number in its form of 15 and of 18
 * digits is one number and finds one person, so it needs no search.
 */
export async function findDuplicates(
  tx: Transaction,
  { resident, street }: { resident: string; street: string },
): Promise<DuplicateFound[]> {
  const [person] = await readPeople(tx, [resident])
  if (!person) return []
  const near = await nearIn(tx, person, street)
  const people = new Map(
    (await readPeople(tx, [...new Set(near.map(({ subject }) => subject))])).map((row) => [row.id, row]),
  )
  const found = new Map<string, DuplicateReason>()
  for (const each of near.sort((one, two) => Number(two.number) - Number(one.number))) {
    const other = people.get(each.subject)
    const why = other && reasonFor(each, { person, other })
    if (why && !found.has(each.subject)) found.set(each.subject, why)
  }
  return [...found].map(([other, why]) => ({ other, why }))
}

async function nearIn(tx: Transaction, person: PersonRow, street: string): Promise<Near[]> {
  const variants = numberVariants(openIdNumber(person)).map((number) => numberMac('id', number))
  return tx.$queryRaw<Near[]>`
    SELECT l.subject, true AS number, false AS phone FROM lookup l
    WHERE l.kind = 'resident' AND l.field = 'id' AND l.value = ANY (${variants}) AND ${within(Prisma.sql`l.unit_path`, street)} AND l.subject <> ${person.id}::uuid
    UNION
    SELECT other.subject, false, other.field = 'phone' FROM lookup own
    JOIN lookup other ON other.kind = 'resident' AND other.field = own.field AND other.value = own.value AND ${within(Prisma.sql`other.unit_path`, street)}
    JOIN lookup named ON named.kind = 'resident' AND named.field = 'name' AND named.value = ${person.name} AND named.subject = other.subject AND ${within(Prisma.sql`named.unit_path`, street)}
    WHERE own.kind = 'resident' AND own.subject = ${person.id}::uuid AND own.field IN ('phone', 'id-tail')
      AND ${within(Prisma.sql`own.unit_path`, street)} AND other.subject <> own.subject`
}

function reasonFor(
  near: Near,
  { person, other }: { person: PersonRow; other: PersonRow },
): DuplicateReason | undefined {
  if (near.number) return soundAlike(person.name, other.name) ? 'number' : undefined
  if (near.phone) return person.birth !== null && person.birth === other.birth ? 'name-phone' : undefined
  return person.birth !== null && person.birth.slice(0, 4) === other.birth?.slice(0, 4) ? 'name-tail' : undefined
}

/** The names share a way to be written with the first letters of their sounds: 钱多多 and 钱朵朵. */
function soundAlike(one: string, other: string): boolean {
  const initials = nameInitials(other)
  return nameInitials(one).some((each) => initials.includes(each))
}
