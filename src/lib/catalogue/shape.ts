/** What a path or a value stands for when a definition is checked. `absent`: a known word that this item leaves empty. */
export type ShapeType =
  | 'text'
  | 'number'
  | 'date'
  | 'boolean'
  | 'span'
  | 'unit'
  | 'party'
  | 'object'
  | 'list'
  | 'file'
  | 'null'
  | 'any'
  | 'absent'

export type Shape = {
  type: ShapeType
  /** Words that may follow after a dot; a department below a unit is found by `more`. */
  props?: () => Readonly<Record<string, Shape>>
  more?: (word: string) => Shape | undefined
  /** What one row of a list is. */
  row?: () => Shape
  /** Code list that its values come from. */
  codes?: string
  /** The only texts that it can be. */
  only?: readonly string[]
}

export const any: Shape = { type: 'any' }
export const text: Shape = { type: 'text' }
export const number: Shape = { type: 'number' }
export const date: Shape = { type: 'date' }
export const boolean: Shape = { type: 'boolean' }
export const span: Shape = { type: 'span' }
export const file: Shape = { type: 'file' }
export const absent: Shape = { type: 'absent' }

/** A thing with exactly these words. */
export function object(props: Readonly<Record<string, Shape>>): Shape {
  return { type: 'object', props: () => props }
}

/** Rows of one shape. */
export function list(row: Shape): Shape {
  return { type: 'list', row: () => row }
}

/** The shape behind one more word of a path, or `undefined` when there is no such word. */
export function step(shape: Shape, word: string): Shape | undefined {
  if (shape.type === 'any') return any
  const props = shape.props?.()
  if (props && Object.hasOwn(props, word)) return props[word]
  return shape.more?.(word)
}

/** The words that may follow, for the sentence that says what would have been right. */
export function wordsOf(shape: Shape): string[] {
  return Object.keys(shape.props?.() ?? {})
}
