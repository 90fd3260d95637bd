import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

export type MovedSides = { from: string; to: string }
/**
 * Moves what a part above the registry keeps about one person to another, as far as the actor reaches, and takes it back.
 * `move` answers what it moved as plain JSON without personal values; `restore` gets exactly that.
 */
export type SubjectMover = {
  /** `whole`: only when the record of the installation itself is merged, because it is not a street's. */
  when: 'always' | 'whole'
  move: (tx: Transaction, sides: MovedSides) => Promise<unknown>
  restore: (tx: Transaction, sides: MovedSides, moved: unknown) => Promise<void>
}

const movers = new Map<string, SubjectMover>()

/** Lets a part above move what it keeps about a person when two are merged. */
export function registerSubjectMover(name: string, mover: SubjectMover): void {
  movers.set(name, mover)
}

/** The movers of the parts above. Throws when nobody has registered: a merge that forgets half must not be done. */
export function subjectMovers(): [string, SubjectMover][] {
  if (movers.size === 0) throw new Error('no part above the registry has said how its records move')
  return [...movers]
}
