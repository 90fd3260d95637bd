/** What a form posts, nested by the dots of its names: `members.0.person.name`. Texts at the leaves, no prototypes. */
export type Input = string | { [name: string]: Input }
export type Inputs = { [name: string]: Input }

/** Limits of one post. */
export const maxFields = 2000
export const maxDepth = 6

const WORD = /^[A-Za-z0-9_-]{1,64}$/

/**
 * Nests a flat map of names, an iterable of name and value pairs, or JSON that is nested already. Numbers and yes/no of
 * JSON become text; names that no form writes are left out; a repeated name keeps its values as a list (`0`, `1`, …).
 * Refuses what no form posts: too many fields or too deep a nesting. Builds objects without prototype.
 */
export function nest(input: unknown): { ok: true; value: Inputs } | { ok: false; reason: 'too-many' | 'too-deep' } {
  const value: Inputs = Object.create(null)
  const work = { value, fields: 0 }
  const reason = collect(input, [], work)
  return reason ? { ok: false, reason } : { ok: true, value }
}

type Work = { value: Inputs; fields: number }

function collect(input: unknown, path: string[], work: Work): 'too-many' | 'too-deep' | undefined {
  if (path.length > maxDepth) return 'too-deep'
  if (typeof input !== 'object' || input === null) return leaf(input, path, work)
  for (const [name, each] of path.length ? Object.entries(input) : entriesOf(input)) {
    const words = typeof name === 'string' ? name.split('.', maxDepth + 2) : ['']
    if (!words.every((word) => WORD.test(word))) continue
    const reason = collect(each, [...path, ...words], work)
    if (reason) return reason
  }
  return undefined
}

function leaf(input: unknown, path: string[], work: Work): 'too-many' | undefined {
  if (path.length === 0 || !['string', 'number', 'boolean'].includes(typeof input)) return undefined
  if (++work.fields > maxFields) return 'too-many'
  place(work.value, path, String(input))
  return undefined
}

// Only the whole may be pairs, as a form gives them; inside, a list is a list.
function entriesOf(input: object): [unknown, unknown][] {
  if (!(Symbol.iterator in input)) return Object.entries(input)
  return [...(input as Iterable<unknown>)].filter((pair): pair is [unknown, unknown] => Array.isArray(pair))
}

function place(root: Inputs, path: string[], text: string): void {
  let here = root
  for (const word of path.slice(0, -1)) here = branch(here, word)
  const last = path.at(-1) ?? ''
  const before = here[last]
  if (before === undefined) here[last] = text
  else append(branch(here, last), text)
}

// A name that was a text and becomes a branch keeps its text as the first of a list.
function branch(at: Inputs, word: string): Inputs {
  const before = at[word]
  if (typeof before === 'object') return before
  const made: Inputs = Object.create(null)
  if (before !== undefined) made['0'] = before
  at[word] = made
  return made
}

function append(list: Inputs, text: string): void {
  list[String(Object.keys(list).length)] = text
}

/** The flat map of names that a nested input came from; a part without a name of its own keeps its parent's name. */
export function flatten(input: Input | undefined, name = ''): Record<string, string> {
  if (input === undefined) return {}
  if (typeof input === 'string') return { [name]: input }
  return Object.assign({}, ...Object.entries(input).map(([word, each]) => flatten(each, joined(name, word))))
}

/** `members.0` and `income` make `members.0.income`; an empty part adds no dot. */
export function joined(...parts: string[]): string {
  return parts.filter(Boolean).join('.')
}

/** The members of a list of inputs in the order of their numbers; a single text is a list of one. */
export function listed(input: unknown): [index: string, each: unknown][] {
  if (typeof input === 'string') return input === '' ? [] : [['0', input]]
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input)
    .filter(([index]) => /^\d{1,4}$/.test(index))
    .sort(([a], [b]) => Number(a) - Number(b))
}

/**
 * Inputs without one member of a list (`members.1`, `photo.0`); the members after it move up. What the button 删除 of a
 * row or file does.
 */
export function withoutMember(inputs: Record<string, string>, member: string): Record<string, string> {
  const [, list, at] = /^(.+)\.(\d{1,4})$/.exec(member) ?? []
  if (list === undefined) return inputs
  const moved = Object.entries(inputs).flatMap(([name, text]) => {
    const [, index, rest] = name.startsWith(`${list}.`)
      ? (/^(\d{1,4})((?:\..*)?)$/.exec(name.slice(list.length + 1)) ?? [])
      : []
    if (index === undefined || Number(index) < Number(at)) return [[name, text]]
    return Number(index) === Number(at) ? [] : [[`${list}.${Number(index) - 1}${rest}`, text]]
  })
  return Object.fromEntries(moved)
}

/** Indexes of a list (`members`) for which there are inputs, in order. */
export function indexesOf(inputs: Record<string, string>, list: string): number[] {
  const found = Object.keys(inputs).map((name) =>
    name.startsWith(`${list}.`) ? /^\d{1,4}(?=\.|$)/.exec(name.slice(list.length + 1)) : null,
  )
  return [...new Set(found.flatMap((match) => (match ? [Number(match[0])] : [])))].sort((a, b) => a - b)
}
