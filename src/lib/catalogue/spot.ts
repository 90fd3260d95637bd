import type { Text } from '@/lib/text/text'
import type { Library } from './library'
import { place } from './problem'
import type { Scope } from './scope'
import type { Shape } from './shape'

export type Report = (path: string, rule: string, say: Text) => void
/** Where an expression stands: what is known there, its place in the document, and where problems go. */
export type Spot = { books: Library; scope: Scope; path: string; report: Report; mayBeAbsent?: boolean }

/** The same spot one step further inside. */
export function inside(spot: Spot, ...parts: (string | number)[]): Spot {
  return { ...spot, path: place(spot.path, ...parts) }
}

/** The same spot with one more known name, such as `$row` inside `each`. */
export function knowing(spot: Spot, name: string, shape: Shape): Spot {
  return { ...spot, scope: { ...spot.scope, [name]: shape } }
}
