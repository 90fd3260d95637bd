import 'server-only'
import type { Actor, ActorPost } from '@/lib/kernel/actor'
import { can, type Permission, type Subject, subtreeOf } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { personSubject } from '../person-subject'

type Asked = { actor: Actor; permission: Permission; people: readonly string[] }

/** What a right about several people is asked about: the first of them that the actor may not; null when one is a stranger. */
export async function pairSubject(tx: Transaction, { actor, permission, people }: Asked): Promise<Subject | null> {
  const subjects = []
  for (const id of people) subjects.push(await personSubject(tx, id))
  if (subjects.some((subject) => subject === null)) return null
  const known = subjects.flatMap((subject) => subject ?? [])
  return known.find((subject) => !can(actor, permission, subject)) ?? known[0] ?? null
}

/** Root of the subtree in which the actor holds this right. */
export function reachOf(posts: readonly ActorPost[], permission: Permission): string {
  const post = posts.find((each) => each.unit && each.reach === 'subtree' && each.grants.includes(permission))
  if (!post) throw new Refusal('not-allowed')
  return subtreeOf(post)
}
