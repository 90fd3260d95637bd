import { resolve } from 'node:path'
import { parseDocument } from '@/lib/catalogue/documents'
import type { Problem } from '@/lib/catalogue/problem'
import { readFiles } from '@/lib/catalogue/read-files'
import type { Document, Service } from '@/lib/catalogue/schema'
import { soundness } from '@/lib/catalogue/soundness'

/** The documents of a small invented office: one item, one workflow, one part and all that they name. */
export function smallOffice(): Document[] {
  const { documents, problems } = readFiles(resolve('tests/support/fixtures/small-office'))
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return documents
}

/** Its one item. */
export function smallGrant(documents: readonly Document[] = smallOffice()): Service {
  const service = documents.find((document) => document.kind === 'service')
  if (service?.kind !== 'service') throw new Error('the small office has no item')
  return service
}

/** A copy of a document with one place changed: `actions[4].to` → value; `undefined` removes the word. */
export function changed(document: Document, path: string, value: unknown): Document {
  const copy = structuredClone(document) as unknown as Record<string, unknown>
  const parts = path.split(/\.|\[(\d+)\]\.?/).filter((part) => part !== undefined && part !== '')
  const last = parts.pop() ?? ''
  const parent = parts.reduce((node, part) => node[part] as Record<string, unknown>, copy)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  const parsed = parseDocument(copy)
  if (!parsed.ok) throw new Error(`${path}: ${JSON.stringify(parsed.problems)}`)
  return parsed.document
}

/** The office with one place of one document changed. */
export function officeWith(name: string, path: string, value: unknown): Document[] {
  return smallOffice().map((one) => (`${one.kind}/${one.key}` === name ? changed(one, path, value) : one))
}

/** `document path rule` of every problem of the office with one place changed. */
export function problemsWith(name: string, path: string, value: unknown): string[] {
  return soundness(officeWith(name, path, value)).map(brief)
}

function brief({ document, path, rule }: Problem): string {
  return `${document} ${path} ${rule}`
}
