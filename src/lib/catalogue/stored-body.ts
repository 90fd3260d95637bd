import { parseDocument } from './documents'
import type { Document } from './schema'

/** How a version is stored: as text, because `jsonb` forgets the order of names and the order of stages has meaning. */
export type StoredBody = { text: string }

/** The document as it is stored and downloaded. */
export function storeBody(document: Document): StoredBody {
  return { text: JSON.stringify(document, null, 2) }
}

/** Reads a stored version. Throws when it does not match the schema: a version is checked before it is written. */
export function readBody(body: unknown): Document {
  const text = (body as Partial<StoredBody> | null)?.text
  const parsed = parseDocument(typeof text === 'string' ? JSON.parse(text) : body)
  if (parsed.ok) return parsed.document
  const first = parsed.problems[0]
  throw new Error(`stored version does not match its schema at ${first?.path ?? ''}: ${JSON.stringify(first?.say)}`)
}
