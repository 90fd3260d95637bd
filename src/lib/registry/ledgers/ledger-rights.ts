import type { Register } from '@/lib/catalogue/schema'
import type { Actor, ActorPost } from '@/lib/kernel/actor'
import { type Subject, subtreeOf } from '@/lib/kernel/policy'

export type LedgerVerb = 'read' | 'write'

/**
 * The posts through which an actor may read or keep a ledger: their role is named by the ledger and has the permission,
 * and their desk is one of its desks.
 * Whoever keeps a ledger reads it.
 */
export function ledgerPosts(actor: Actor, register: Register, verb: LedgerVerb): ActorPost[] {
  const roles = verb === 'read' ? [...register.read, ...register.write] : register.write
  const permission = `register.${verb}`
  return actor.posts.filter(
    (post) => atDesk(post, register) && post.grants.includes(permission) && roles.includes(post.role),
  )
}

/** Whether a post is at one of the desks that the ledger is for; a desk is the last word of its path. */
function atDesk({ unit }: ActorPost, { desks }: Register): boolean {
  return Boolean(unit) && (desks === undefined || desks.includes(unit?.split('/').at(-2) ?? ''))
}

/** The area whose entries a post reaches: a desk of a street its street, a station its community. */
export const areaOf = subtreeOf

/**
 * What a right about a ledger is asked about: the ledger was given to the desks that may read (or keep) it and whose area
 * holds the unit. `level`: of what is to be seen.
 */
export function ledgerSubject(
  posts: readonly ActorPost[],
  { unitPath, level }: { unitPath?: string; level: number },
): Subject {
  const desks = posts.filter((post) => unitPath === undefined || unitPath.startsWith(areaOf(post)))
  return { sharedWith: desks.flatMap((post) => (post.unit ? [post.unit] : [])), level }
}

/** The highest data level that these posts may see. */
export function seesLevel(posts: readonly ActorPost[]): number {
  return Math.max(1, ...posts.map((post) => post.level))
}
