import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Actor, ActorPost } from './actor'
import { type Permission, subtreeOf } from './policy'

/** The first text after every path that begins with this one (a path ends with `/`, and `0` follows `/`). */
const after = (root: string) => `${root.slice(0, -1)}0`

function rangeOf(column: Prisma.Sql, post: ActorPost): Prisma.Sql {
  if (post.reach === 'all') return Prisma.sql`true`
  if (post.reach === 'subtree') {
    const root = subtreeOf(post)
    return Prisma.sql`(${column} >= ${root} COLLATE "C" AND ${column} < ${after(root)} COLLATE "C")`
  }
  return Prisma.sql`${column} = ${post.unit}`
}

/**
 * The reach of those posts of an actor that grant a permission, as a condition on a column of unit paths: what `can` says of
 * one thing, said of a list. Row-level security asks once more; a list must not depend on it alone.
 */
export function inReach(column: Prisma.Sql, actor: Actor, permission: Permission): Prisma.Sql {
  const posts = actor.posts.filter((post) => post.unit && post.grants.includes(permission))
  if (posts.length === 0) return Prisma.sql`false`
  return Prisma.sql`(${Prisma.join(
    posts.map((post) => rangeOf(column, post)),
    ' OR ',
  )})`
}
