import 'server-only'
import { inflateSync } from 'node:zlib'

export type PdfProblem = 'pdf-broken' | 'pdf-encrypted' | 'pdf-active'

/** More than this out of one compressed part, or out of all of them, is an attack or not a form of paper. */
const mostInflated = 32 * 1024 * 1024
const mostInAll = 128 * 1024 * 1024

/** Names of ISO 32000 that start something, carry something or ask for something. */
const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|AA|RichMedia|Rendition|GoToE|SubmitForm|ImportData|XFA|Movie|Sound|3D)(?![\w#.-])/
/** The long ones: inside compressed bytes they do not occur by chance. */
const activeAnywhere =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|GoToE|SubmitForm|ImportData)(?![\w#.-])/
const encrypted = /\/Encrypt(?![\w#.-])/

/**
 * Looks for what a paper does not need and an attack does: scripts, actions, files inside, encryption; also in object
 * streams (ISO 32000-1 §7.5.7) and behind `#xx` escapes in names. Reads the whole file as text rather than through its
 * cross-reference table, so that nothing hides where only some readers look. Null when nothing was found. Says nothing
 * about what is printed on the pages; fonts and images are not decoded.
 */
export function pdfProblem(bytes: Uint8Array): PdfProblem | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^[\s\S]{0,1024}%PDF-\d/.test(text.slice(0, 1040)) || !text.includes('startxref')) return 'pdf-broken'
  const parts = split(text)
  if (!parts.structure.includes('obj')) return 'pdf-broken'
  const structure = names(parts.structure)
  if (encrypted.test(structure)) return 'pdf-encrypted'
  if (active.test(structure) || activeAnywhere.test(names(text))) return 'pdf-active'
  return problemInStreams(parts.streams)
}

type Stream = { dictionary: string; body: string }

/** Everything outside streams, and every stream with the dictionary before it. */
function split(text: string): { structure: string; streams: Stream[] } {
  const streams: Stream[] = []
  const outside: string[] = []
  let at = 0
  for (const start of text.matchAll(/stream\r?\n/g)) {
    if (start.index < at) continue
    const dictionary = text.slice(Math.max(at, start.index - 4096), start.index)
    const from = start.index + start[0].length
    const end = text.indexOf('endstream', from)
    outside.push(text.slice(at, start.index))
    streams.push({ dictionary: lastObject(dictionary), body: text.slice(from, end < 0 ? text.length : end) })
    at = end < 0 ? text.length : end + 'endstream'.length
  }
  return { structure: [...outside, text.slice(at)].join('\n'), streams }
}

function lastObject(text: string): string {
  return text.slice(Math.max(0, text.lastIndexOf(' obj')))
}

/** Names with their escapes undone: `/J#61vaScript` is `/JavaScript` to every reader. */
function names(text: string): string {
  if (!text.includes('#')) return text
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Objects inside a stream need its `/First`; whoever hides the type still has to say where they begin. */
function holdsObjects(dictionary: string): boolean {
  return /\/(?:ObjStm|First)(?![\w#.-])/.test(dictionary)
}

function problemInStreams(streams: readonly Stream[]): PdfProblem | null {
  let inflated = 0
  for (const stream of streams) {
    const dictionary = names(stream.dictionary)
    if (!holdsObjects(dictionary)) continue
    const objects = readObjects(dictionary, stream.body)
    if (objects === null) return 'pdf-active'
    inflated += objects.length
    if (inflated > mostInAll) return 'pdf-broken'
    const plain = names(objects)
    if (active.test(plain)) return 'pdf-active'
    if (encrypted.test(plain)) return 'pdf-encrypted'
  }
  return null
}

/** Null when the objects are packed in a way that honest programs do not use: then nobody can say what is in them. */
function readObjects(dictionary: string, body: string): string | null {
  if (!/\/Filter(?![\w#.-])/.test(dictionary)) return body
  if (!/\/Filter\s*(?:\/FlateDecode|\[\s*\/FlateDecode\s*\])(?![\w#.-])/.test(dictionary)) return null
  if (/\/Predictor\s+(?:[2-9]|1\d)/.test(dictionary)) return null
  try {
    return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: mostInflated }).toString('latin1')
  } catch {
    return null
  }
}
