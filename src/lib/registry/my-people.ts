import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
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
