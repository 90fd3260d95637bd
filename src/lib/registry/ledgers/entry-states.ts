import type { Register } from '@/lib/catalogue/schema'
import type { Text } from '@/lib/text/text'

/** A state of an entry: named by its ledger, else one of the usual words of the messages. */
export type StateName = { state: string; name?: Text }

/** States that entries of this ledger can be in, in the order of its moves; withdrawn is none of them. */
export function statesOf(register: Register): StateName[] {
  const targets = (register.moves ?? []).flatMap((move) => [...move.from, ...targetsOf(move.to)])
  const states = [...new Set(['active', ...targets])]
  return states.map((state) => ({ state, ...(register.states?.[state] ? { name: register.states[state] } : {}) }))
}

type Moved = NonNullable<Register['moves']>[number]['to']

/** The states that a move can lead to. */
export function targetsOf(to: Moved): string[] {
  return typeof to === 'string' ? [to] : to.map((branch) => branch.to)
}

/** Whether an entry that comes into this state is over: no move leads on from it. */
export function isEnd(register: Register, state: string): boolean {
  return state !== 'active' && !(register.moves ?? []).some((move) => move.from.includes(state))
}
