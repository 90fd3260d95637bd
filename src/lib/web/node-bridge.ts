import 'server-only'
import { IncomingMessage, type ServerResponse } from 'node:http'

const maxUrlLength = 4096

/** Headers that only this server may set: they would let a visitor pretend to be a proxy, an action or another address. */
const ownHeaders = ['x-nonce', 'x-request-id', 'x-client-address', 'content-security-policy', 'next-action']
const proxyHeaders = ['x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'x-forwarded-for', 'forwarded']

/**
 * Whether a request target can be read at all: a path (no absolute or `*` form) of at most 4,096 characters whose percent
 * encoding is whole and valid UTF-8, without control characters or backslashes, and no NUL in the query. Says nothing about whether the page exists.
 */
export function readableTarget(target: string): boolean {
  if (target.length > maxUrlLength || !/^\/[\x21-\x7e]*$/.test(target) || target.includes('\\')) return false
  const [path = '', query = ''] = target.split('?', 2)
  if (/%00/.test(query)) return false
  try {
    return !/[\p{Cc}\\]/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

/**
 * The address of the person's device: the socket's, or behind `proxies` trusted proxies the entry that the outermost of
 * them wrote to `X-Forwarded-For`. Entries further left are the visitor's own words and are ignored.
 */
export function clientAddress(message: IncomingMessage, proxies: number): string {
  const socket = message.socket.remoteAddress ?? 'unknown'
  if (proxies === 0) return socket
  const forwarded = String(message.headers['x-forwarded-for'] ?? '').split(',')
  return forwarded.at(-proxies)?.trim() || socket
}

/** Takes away the headers that a visitor may not set, and sets our own. Changes the message: Next reads it afterwards. */
export function replaceOwnHeaders(message: IncomingMessage, own: Readonly<Record<string, string>>): void {
  const forbidden = [...ownHeaders, ...proxyHeaders]
  for (const name of Object.keys(message.headers)) {
    if (forbidden.includes(name) || name.startsWith('x-middleware-')) delete message.headers[name]
  }
  Object.assign(message.headers, own)
}

/** A body read as slowly as it is consumed; left unread it does not end the connection before the answer is out. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = message.iterator({ destroyOnReturn: false })
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (problem) {
        controller.error(problem)
      }
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

/**
 * Reads a whole short body, so that a guard may look at it before another handler reads it again through `replay`.
 * Answers the HTTP status to refuse with when its length is not announced (411) or above `max` bytes (413).
 */
export async function wholeBody(message: IncomingMessage, max: number): Promise<Buffer | 411 | 413> {
  if (message.headers['transfer-encoding'] !== undefined) return 411
  if (Number(message.headers['content-length'] ?? 0) > max) return 413
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The same message once more, unread, for a handler that wants Node's own kind. */
export function replay(message: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(message.socket)
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = message
  Object.assign(again, { method, url, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true })
  Object.assign(again.headers, headers)
  if (body.length > 0) again.push(body)
  again.push(null)
  return again
}

/**
 * A web-standard request from Node's, with a streaming body, on the installation's own origin (the Host header is the
 * visitor's word and is not used). Aborts its signal when the visitor goes away. The target must have passed `readableTarget`.
 * A body that was read before is handed in.
 */
export function toRequest(
  { request: message, response }: { request: IncomingMessage; response: ServerResponse },
  { origin, body: read }: { origin: string; body?: Buffer },
): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const gone = new AbortController()
  message.on('error', () => gone.abort())
  // Of the response, not of the connection: one connection carries many requests and would collect their listeners.
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? { body: read ? new Uint8Array(read) : bodyOf(message), duplex: 'half' as const } : {}
  return new Request(new URL(message.url ?? '/', origin), { method, headers, signal: gone.signal, ...body })
}

/** Writes a web-standard response to Node's, streaming. What is left of the request's body is discarded. */
export async function sendResponse(
  response: Response,
  { to, of }: { to: ServerResponse; of: IncomingMessage },
): Promise<void> {
  to.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') to.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('set-cookie', cookies)
  if (response.body && of.method !== 'HEAD') await writeBody(response.body, to)
  to.end()
  discardRest(of)
}

/**
 * Lets go of the rest of a body that nobody will read. Closing at once would make the visitor's browser see a broken
 * connection instead of the answer, so the rest may still arrive for a few seconds.
 */
export function discardRest(message: IncomingMessage): void {
  if (message.complete) return
  const limit = setTimeout(() => message.socket.destroy(), 5000)
  message.once('end', () => clearTimeout(limit)).once('close', () => clearTimeout(limit))
  message.resume()
}

async function writeBody(body: ReadableStream<Uint8Array>, to: ServerResponse): Promise<void> {
  for await (const chunk of body) {
    if (to.destroyed) return
    if (!to.write(chunk)) await new Promise((go) => to.once('drain', go).once('close', go))
  }
}
