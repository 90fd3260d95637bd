import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { ActorPost } from '@/lib/kernel/actor'
import { areaOf } from './ledger-rights'

/** The areas of posts as a condition on a column of unit paths; row-level security asks once more. */
export function inAreas(column: Prisma.Sql, posts: readonly ActorPost[]): Prisma.Sql {
  const roots = [...new Set(posts.map(areaOf))].filter((root) => root !== '')
  if (roots.length === 0) return Prisma.sql`false`
  const ranges = roots.map(
    (root) => Prisma.sql`(${column} >= ${root} COLLATE "C" AND ${column} < ${`${root.slice(0, -1)}0`} COLLATE "C")`,
  )
  return Prisma.sql`(${Prisma.join(ranges, ' OR ')})`
}
