import { leftEmpty, unknownRoot, unknownWord } from './expression-words'
import { any, type Shape, step } from './shape'
import type { Spot } from './spot'

/** Resolves a path word by word. */
export function checkPath(path: string, spot: Spot): Shape {
  const [root = '', ...words] = path.slice(1).split('.')
  const start = spot.scope[root]
  if (!start) {
    spot.report(spot.path, 'path', unknownRoot(path, { root, known: Object.keys(spot.scope) }))
    return any
  }
  const shape = words.reduce<Shape>((before, word, index) => follow(path, { before, word, index, spot }), start)
  if (shape.type === 'absent' && !spot.mayBeAbsent) spot.report(spot.path, 'absent', leftEmpty(path))
  return shape
}

type Step = { before: Shape; word: string; index: number; spot: Spot }

function follow(path: string, { before, word, index, spot }: Step): Shape {
  if (before.type === 'absent') return before
  const next = step(before, word)
  if (next) return next
  const known = path
    .split('.')
    .slice(0, index + 1)
    .join('.')
  spot.report(spot.path, 'path', unknownWord(path, { before: known, word, shape: before, books: spot.books }))
  return any
}
