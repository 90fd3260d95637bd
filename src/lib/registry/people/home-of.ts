import 'server-only'
import type { ActorPost } from '@/lib/kernel/actor'
import { type Permission, subtreeOf } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'

/** The street (or community) in which an actor keeps people: the root of the first post that grants this. */
export function homeOf(posts: readonly ActorPost[], permission: Permission): string {
  const post = posts.find((each) => each.unit && each.grants.includes(permission))
  if (!post) throw new Refusal('not-allowed')
  return subtreeOf(post)
}
