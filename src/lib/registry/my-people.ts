import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { readPeople } from './read-people'

/** Somebody whose information is mine to see: I myself, or a child that I am guardian of. */
export type MyPerson = { id: string; name: string; birth: string | null; self: boolean }

/**
 * The person who is signed in and the children they are guardian of today, oneself first. Not the spouse and not the other
 * people of the household, whose information is their own, and not the principals of a mandate, which is for items.
 */
export async function myPeople(tx: Transaction, actor: Actor): Promise<MyPerson[]> {
  if (actor.kind !== 'person' || !actor.resident) return []
  const [row] = await tx.$queryRaw<{ mine: string[] }[]>`SELECT registry_mine() AS mine`
  const people = await readPeople(tx, row?.mine ?? [])
  return people
    .map(({ id, name, birth }) => ({ id, name, birth, self: id === actor.resident }))
    .sort((a, b) => Number(b.self) - Number(a.self) || a.name.localeCompare(b.name, 'zh-CN'))
}

/** One of `myPeople`: oneself when nobody is named; null when the named person's information is not mine to see. */
export async function myPerson(tx: Transaction, actor: Actor, id?: string): Promise<MyPerson | null> {
  const wanted = id ?? actor.resident
  return (await myPeople(tx, actor)).find((each) => each.id === wanted) ?? null
}

/**
 * The person whose pages are open, oneself when nobody is named, and everybody who could be; null for somebody who is bound
 * to no person of the register. Throws `not-found` when the named person's information is not mine to see.
 */
export async function whosePages(
  tx: Transaction,
  actor: Actor,
  of: string | undefined,
): Promise<{ person: MyPerson; people: MyPerson[] } | null> {
  const people = await myPeople(tx, actor)
  if (of === undefined && people.length === 0) return null
  const person = people.find(({ id }) => id === (of ?? actor.resident))
  if (!person) throw new Refusal('not-found')
  return { person, people }
}
