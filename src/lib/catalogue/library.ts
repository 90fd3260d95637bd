import type { z } from 'zod'
import type { Document, documentSchemas, Kind } from './schema'

export type OfKind<K extends Kind> = z.infer<(typeof documentSchemas)[K]>

/** All documents of an office, found by kind and key. */
export type Library = { index: ReadonlyMap<string, Document> }

/** Indexes documents; the last of two with the same kind and key wins. */
export function library(documents: readonly Document[]): Library {
  return { index: new Map(documents.map((document) => [`${document.kind}/${document.key}`, document])) }
}

/** The document of that kind and key, if there is one. */
export function find<K extends Kind>(books: Library, kind: K, key: string): OfKind<K> | undefined {
  return books.index.get(`${kind}/${key}`) as OfKind<K> | undefined
}

/** All documents of a kind, in the order in which they were read. */
export function all<K extends Kind>(books: Library, kind: K): OfKind<K>[] {
  return [...books.index.values()].filter((document) => document.kind === kind) as OfKind<K>[]
}
