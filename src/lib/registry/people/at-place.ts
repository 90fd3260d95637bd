import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { bigrams, findByAll, placesNamed } from '../lookups'

const mostPeople = 200

/**
 * People who live today at the places of the actor's scope with this code, name or part of a name, at most 200: in the
 * place itself or in a dwelling of it. The shortest part of a name is two characters.
 */
export async function peopleAtPlace(tx: Transaction, actor: Actor, typed: string): Promise<string[]> {
  const text = typed.trim()
  const exact = await placesNamed(tx, actor, text)
  const pairs = bigrams(text)
  const places = exact.length > 0 || pairs.length === 0 ? exact : await partOfName(tx, actor, pairs)
  return places.length === 0 ? [] : livingIn(tx, places)
}

function partOfName(tx: Transaction, actor: Actor, values: string[]): Promise<string[]> {
  return findByAll(tx, actor, { kind: 'place', field: 'name-bigram', values })
}

/** Households and bonds of another unit are hidden by row-level security, and so are their people. */
async function livingIn(tx: Transaction, places: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH inside AS (
      SELECT p.id FROM place p WHERE p.id = ANY (${places}::uuid[])
      UNION SELECT p.id FROM place p WHERE p.parent = ANY (${places}::uuid[]))
    SELECT DISTINCT b.a AS id FROM inside JOIN household h ON h.place = inside.id
    JOIN bond b ON b.kind = 'member' AND b.b = h.id AND (b."to" IS NULL OR b."to" > ${today()}::date) LIMIT ${mostPeople}`
  return rows.map(({ id }) => id)
}
