import { library } from './library'
import { mergeService } from './merge'
import { reached } from './reached'
import type { Document, Kind, Service } from './schema'

/** Kinds whose wording a publication freezes. Departments, roles, channels, elements, connectors, rates and registers stay live. */
const frozen: readonly Kind[] = ['workflow', 'part', 'form', 'template', 'codes']

/**
 * Names (`kind/key`) of all documents that a publication of this item pins, itself first, the rest sorted.
 * A name that is missing among the documents is left out; soundness reports it.
 */
export function closure(service: Service, documents: readonly Document[]): string[] {
  const books = library(documents)
  const workflow = books.index.get(`workflow/${service.workflow}`)
  if (workflow?.kind !== 'workflow' && workflow?.kind !== 'part') return [`service/${service.key}`]
  const needs = reached(service, mergeService(books, service, workflow), books)
  const names = frozen.flatMap((kind) => (needs[kind] ?? []).map((key) => `${kind}/${key}`))
  return [`service/${service.key}`, ...names.filter((name) => books.index.has(name)).sort()]
}
