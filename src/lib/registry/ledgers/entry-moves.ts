import type { Register } from '@/lib/catalogue/schema'
import { passes } from '@/lib/forms/conditions'
import type { Scope } from '@/lib/forms/scope'
import type { ActorPost } from '@/lib/kernel/actor'

export type EntryMove = NonNullable<Register['moves']>[number]

/** The name of a role in the list `by` of a move, which is written as a name and not as a key. */
const roleOf = (name: string) => name.replaceAll('_', '-')

/** The moves that these posts may make with an entry in this state, in the order of the definition. */
export function movesFor(
  register: Register,
  { status, scope, posts }: { status: string; scope: Scope; posts: readonly ActorPost[] },
): EntryMove[] {
  const roles = new Set(posts.map((post) => post.role))
  return (register.moves ?? []).filter(
    (move) =>
      move.from.includes(status) && (move.by ?? []).some((name) => roles.has(roleOf(name))) && passes(move.if, scope),
  )
}

/** Where a move leads: the first branch that holds. Null when none does. */
export function moveTarget(move: EntryMove, scope: Scope): string | null {
  if (typeof move.to === 'string') return move.to
  return move.to.find((branch) => passes(branch.if, scope))?.to ?? null
}
