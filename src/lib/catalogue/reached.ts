import { effectTarget } from './effect-target'
import type { Effect } from './effects'
import { find, type Library } from './library'
import { layers, type Merged } from './merge'
import { documentSchemas, type Kind, type Service } from './schema'

/** Keys of the documents that something reaches, by kind, sorted. */
export type Reached = Partial<Record<Kind, string[]>>

type Sink = (kind: Kind, key: string) => void
type With = Readonly<Record<string, unknown>>

/**
 * Everything that an item reaches: workflow, parts, templates, code lists, shared forms, registers, rates, other items.
 * Follows templates, forms and registers on to what they use; does not follow other items (they have their own lock).
 */
export function reached(service: Service, merged: Merged, books: Library): Reached {
  const found = new Map<string, { kind: Kind; key: string }>()
  const add: Sink = (kind, key) => {
    const name = `${kind}/${key}`
    if (found.has(name)) return
    found.set(name, { kind, key })
    const document = kind === 'service' ? undefined : books.index.get(name)
    if (document) collect(document, merged.with, add)
  }
  addWorkflow(service, books, add)
  collect([service, merged], merged.with, add)
  return byKind([...found.values()])
}

function addWorkflow(service: Service, books: Library, add: Sink): void {
  const workflow = find(books, 'workflow', service.workflow)
  const found = workflow ? layers(books, workflow) : []
  for (const { body } of found) add(body.kind, body.key)
}

function byKind(found: readonly { kind: Kind; key: string }[]): Reached {
  const kinds = (Object.keys(documentSchemas) as Kind[]).filter((kind) => found.some((one) => one.kind === kind))
  const keysOf = (kind: Kind) => found.flatMap((one) => (one.kind === kind ? [one.key] : [])).sort()
  return Object.fromEntries(kinds.map((kind) => [kind, keysOf(kind)]))
}

/** Walks plain data and reports each document that a word in it names. */
function collect(node: unknown, parameters: With, add: Sink): void {
  if (Array.isArray(node)) for (const child of node) collect(child, parameters, add)
  else if (typeof node === 'object' && node !== null) collectObject(node as Record<string, unknown>, parameters, add)
}

function collectObject(node: Record<string, unknown>, parameters: With, add: Sink): void {
  if (Array.isArray(node.do)) for (const effect of node.do as Effect[]) collectEffect(effect, parameters, add)
  if (typeof node.type === 'string' && 'key' in node) collectField(node, add)
  if (Array.isArray(node.rate)) add('rates', String(node.rate[0]))
  const { exists, notice } = node as { exists?: { register?: string }; notice?: { template?: string } }
  if (exists?.register) add('register', exists.register)
  if (notice?.template) add('template', notice.template)
  for (const child of Object.values(node)) collect(child, parameters, add)
}

function collectField(field: Record<string, unknown>, add: Sink): void {
  if (typeof field.codes === 'string') add('codes', field.codes)
  if (typeof field.register === 'string') add('register', field.register)
  if (typeof field.text === 'string') add('template', field.text)
}

function collectEffect(effect: Effect, parameters: With, add: Sink): void {
  const target = effectTarget(effect)
  if (!target) return
  const key = target.key.startsWith('$with.') ? parameters[target.key.slice('$with.'.length)] : target.key
  if (typeof key === 'string' && !key.startsWith('$')) add(target.kind, key)
}
