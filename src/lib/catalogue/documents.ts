import type { Text } from '@/lib/text/text'
import { issueProblems } from './issue-problems'
import { sentence } from './problem'
import { type Document, documentSchemas, type Kind } from './schema'

/** A place in a document and a sentence that says what is wrong there. */
export type DocumentProblem = { path: string; say: Text }
export type Parsed = { ok: true; document: Document } | { ok: false; problems: DocumentProblem[] }

const deepest = 60

/** `service/<key>`: how a document is named in problems, locks and versions. */
export function documentName(document: { kind: string; key: string }): string {
  return `${document.kind}/${document.key}`
}

/**
 * Checks one document against the schema of its kind and returns it with defaults filled in, or all its problems at
 * once. Only the shape is checked; names, paths and stages are the business of `soundness`. Never throws.
 */
export function parseDocument(json: unknown): Parsed {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return refused('', notAnObject)
  if (depth(json) > deepest) return refused('', tooDeep)
  const kind = (json as { kind?: unknown }).kind
  if (typeof kind !== 'string' || !Object.hasOwn(documentSchemas, kind)) return refused('kind', unknownKind(kind))
  const schema = documentSchemas[kind as Kind]
  const result = schema.safeParse(json)
  if (result.success) return { ok: true, document: result.data }
  return { ok: false, problems: issueProblems(result.error.issues, json) }
}

/** The same from the text of a file; a text that is not JSON is one problem with the parser's own position. */
export function parseDocumentText(text: string): Parsed {
  try {
    return parseDocument(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (error) {
    return refused('', notJson(error instanceof Error ? error.message : ''))
  }
}

function refused(path: string, say: Text): Parsed {
  return { ok: false, problems: [{ path, say }] }
}

const notAnObject = sentence('文件应是一个 JSON 对象（以 { 开头）', 'the file must be one JSON object, starting with {')
const tooDeep = sentence(`嵌套超过 ${deepest} 层`, `nested more than ${deepest} levels deep`)

function notJson(reason: string): Text {
  return sentence(`不是有效的 JSON：${reason}`, `not valid JSON: ${reason}`)
}

function unknownKind(kind: unknown): Text {
  const kinds = Object.keys(documentSchemas).join(', ')
  const given = typeof kind === 'string' ? kind : ''
  return sentence(`kind 写的是“${given}”，应为其中之一：${kinds}`, `kind is "${given}" but must be one of: ${kinds}`)
}

/** Counts without recursion, so that a hostile document cannot exhaust the stack. */
function depth(json: object): number {
  let level: object[] = [json]
  for (let count = 0; ; count++) {
    if (level.length === 0 || count > deepest) return count
    level = level.flatMap((node) => Object.values(node).filter(isObject))
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
