import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Actor } from '@/lib/kernel/actor'
import { inReach } from '@/lib/kernel/in-reach'
import type { Permission } from '@/lib/kernel/policy'

/** The cases that an actor may see by a permission, as a condition on `"case" c`: of the reach, given to the desk, one's own. */
export function visibleCases(actor: Actor, permission: Permission): Prisma.Sql {
  const posts = actor.posts.filter((post) => post.grants.includes(permission))
  const units = posts.flatMap((post) => post.unit ?? [])
  const reach = inReach(Prisma.sql`c.unit_path`, actor, permission)
  return Prisma.sql`(${reach} OR c.shared_with && ${units}::text[] OR c.parties && ${[...actor.persons]}::uuid[])`
}
