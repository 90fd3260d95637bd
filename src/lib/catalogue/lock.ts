import 'server-only'
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json'
import { closure } from './closure'
import { documentName } from './documents'
import type { Document, Service } from './schema'

/** What a publication pins: the hash of every document it reaches, and one hash over all of them. */
export type Lock = { hash: string; documents: Record<string, string> }

/** SHA-256 (hex) of the canonical text of one document. */
export function documentHash(document: Document): string {
  return sha256(canonicalJson(document))
}

/** The lock of an item over the documents that are to hold together with it. */
export function lockOf(service: Service, documents: readonly Document[]): Lock {
  const byName = new Map(documents.map((document) => [documentName(document), document]))
  const pinned = closure(service, documents).flatMap((name) => {
    const document = byName.get(name)
    return document ? [[name, documentHash(document)] as const] : []
  })
  const hashes = Object.fromEntries(pinned)
  return { hash: sha256(canonicalJson(hashes)), documents: hashes }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
