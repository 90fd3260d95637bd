import { invalid } from '@/lib/kernel/refusal'

/** What a document of XML says, in its order. Names stand without their prefix; attributes are read on demand. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

const longestTag = 64 * 1024
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads the XML of a spreadsheet while it arrives. Only what office files hold is understood: elements, text, CDATA,
 * comments, the five named entities. A document type, which could define entities of its own, is refused.
 */
export async function* xmlEvents(parts: AsyncIterable<string>): AsyncGenerator<XmlEvent[]> {
  let rest = ''
  for await (const part of parts) {
    const { events, left } = scan(rest + part)
    rest = left
    if (rest.length > longestTag && rest.startsWith('<')) throw broken()
    if (events.length > 0) yield events
  }
  if (rest.trim() !== '') throw broken()
}

function broken() {
  return invalid('file', 'sheet-broken')
}

function scan(text: string): { events: XmlEvent[]; left: string } {
  const events: XmlEvent[] = []
  let at = 0
  while (at < text.length) {
    const next = text.charCodeAt(at) === 60 ? markup(text, at, events) : characters(text, at, events)
    if (next < 0) break
    at = next
  }
  return { events, left: text.slice(at) }
}

/** Text up to the next tag; what may go on in the next part waits. */
function characters(text: string, at: number, events: XmlEvent[]): number {
  const end = text.indexOf('<', at)
  if (end < 0) return -1
  events.push({ kind: 'text', text: decoded(text.slice(at, end)) })
  return end
}

function markup(text: string, at: number, events: XmlEvent[]): number {
  if (text.startsWith('<![CDATA[', at)) {
    const end = text.indexOf(']]>', at)
    if (end >= 0) events.push({ kind: 'text', text: text.slice(at + 9, end) })
    return end < 0 ? -1 : end + 3
  }
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4)
  if (text.startsWith('<?', at)) return after(text, '?>', at)
  if ('<![CDATA['.startsWith(text.slice(at, at + 9)) || '<!--'.startsWith(text.slice(at, at + 4))) return -1
  if (text.startsWith('<!', at)) throw broken()
  return tag(text, at, events)
}

function after(text: string, mark: string, at: number): number {
  const end = text.indexOf(mark, at)
  return end < 0 ? -1 : end + mark.length
}

function tag(text: string, at: number, events: XmlEvent[]): number {
  const end = endOfTag(text, at)
  if (end < 0) return -1
  const closing = text.charCodeAt(at + 1) === 47
  const empty = text.charCodeAt(end - 1) === 47
  const inner = text.slice(at + (closing ? 2 : 1), empty ? end - 1 : end)
  const space = inner.search(/\s/)
  const full = space < 0 ? inner : inner.slice(0, space)
  const name = full.slice(full.indexOf(':') + 1)
  if (!closing) events.push({ kind: 'open', name, attributes: space < 0 ? '' : inner.slice(space) })
  if (closing || empty) events.push({ kind: 'close', name })
  return end + 1
}

/** A `>` inside a quoted attribute does not end the tag. */
function endOfTag(text: string, at: number): number {
  for (let end = text.indexOf('>', at); end >= 0; end = text.indexOf('>', end + 1)) {
    const inner = text.slice(at, end)
    if (!inner.includes('"') && !inner.includes("'")) return end
    if (inner.replace(/"[^"]*"|'[^']*'/g, '').search(/["']/) < 0) return end
  }
  return -1
}

/** The value of an attribute, without regard to its prefix; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name || key?.endsWith(`:${name}`)) return decoded(double ?? single ?? '')
  }
  return undefined
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, code: string) => {
    if (!code.startsWith('#')) return named[code] ?? whole
    const point = code.startsWith('#x') ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}
