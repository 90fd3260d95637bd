import { find, type Library } from './library'
import { place } from './problem'
import type { Service, Workflow } from './schema'

/** Where a merged piece was written: document and place in it. */
export type Origin = { document: string; path: string }
export type Layer = { document: string; body: Workflow }
type Sections = Required<Pick<Workflow, 'with' | 'cast' | 'forms' | 'stages' | 'clocks'>>

/** A workflow with its parts and, when an item is given, the item's own forms, cast and parameters laid over it. */
export type Merged = Sections & {
  actions: Workflow['actions']
  /** Stages of the workflow itself in their order, then those of its parts. */
  order: string[]
  /** `stages.notice` → where it was written; actions under `actions.<action>`. */
  origins: Record<string, Origin>
}

const sections = ['with', 'cast', 'forms', 'stages', 'clocks'] as const

/** Parts in the order of `uses` (each once, parts of parts first), then the workflow. Missing parts are left out. */
export function layers(books: Library, workflow: Workflow): Layer[] {
  const found = new Map<string, Layer>()
  const visit = (body: Workflow, seen: readonly string[]) => {
    for (const key of body.uses ?? []) {
      const part = find(books, 'part', key)
      if (part && !seen.includes(key)) visit(part, [...seen, key])
    }
    const document = `${body.kind}/${body.key}`
    if (!found.has(document)) found.set(document, { document, body })
  }
  visit(workflow, [])
  return [...found.values()]
}

/**
 * Merges a workflow. A later layer replaces what an earlier one declared under the same name; only a stage is merged
 * word by word, so that a workflow may add a task or a notice to a stage of a part. An action that is declared again
 * takes the place of the first.
 */
export function mergeWorkflow(books: Library, workflow: Workflow): Merged {
  const merged: Merged = { with: {}, cast: {}, forms: {}, stages: {}, clocks: {}, actions: [], order: [], origins: {} }
  const found = layers(books, workflow)
  for (const layer of found) addLayer(merged, layer)
  const order = [...found].reverse().flatMap((layer) => (layer.body === workflow ? Object.keys(workflow.stages) : []))
  merged.order = [...new Set([...order, ...Object.keys(merged.stages)])]
  return merged
}

/** The same for one item: its `with`, `cast` and `forms` win over those of its workflow. */
export function mergeService(books: Library, service: Service, workflow: Workflow): Merged {
  const merged = mergeWorkflow(books, workflow)
  for (const section of ['with', 'cast', 'forms'] as const) {
    for (const [name, value] of Object.entries(service[section] ?? {})) {
      Object.assign(merged[section], { [name]: value })
      merged.origins[`${section}.${name}`] = { document: `service/${service.key}`, path: place(section, name) }
    }
  }
  return merged
}

function addLayer(merged: Merged, { document, body }: Layer): void {
  for (const section of sections) {
    for (const [name, value] of Object.entries(body[section] ?? {})) {
      const earlier = section === 'stages' ? merged.stages[name] : undefined
      Object.assign(merged[section], { [name]: earlier ? overlay(earlier, value as object) : value })
      merged.origins[`${section}.${name}`] = { document, path: place(section, name) }
    }
  }
  body.actions.forEach((row, index) => {
    const at = merged.actions.findIndex((earlier) => earlier.action === row.action)
    if (at >= 0) merged.actions[at] = row
    else merged.actions.push(row)
    merged.origins[`actions.${row.action}`] = { document, path: place('actions', index) }
  })
}

/** Adds the words of a stage to those of an earlier one; `tasks` and `pauses` are joined by name. */
function overlay(earlier: Record<string, unknown>, later: object): object {
  const joined = Object.entries(later).map(([word, value]) => {
    const both = word === 'tasks' || word === 'pauses'
    return [word, both ? { ...(earlier[word] as object | undefined), ...value } : value]
  })
  return { ...earlier, ...Object.fromEntries(joined) }
}
