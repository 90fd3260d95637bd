import 'server-only'
import { createHash, createHmac } from 'node:crypto'
import { same } from '@/lib/kernel/crypto'

/** Headers of a signed message, in lower case. */
export type SignedHeaders = Record<(typeof headerNames)[number], string>
const headerNames = ['yikou-key', 'yikou-time', 'yikou-nonce', 'yikou-digest', 'yikou-signature'] as const

export type SigningKey = { keyId: string; key: Buffer }
export type RequestToSign = { method: string; path: string; body: string; nonce: string; at: Date }
export type ResponseToSign = { status: number; body: string; nonce: string; at: Date }

/** A message older or newer than this is refused, and within it a nonce counts once. */
export const replayWindowSeconds = 300

export type SignatureProblem = 'unsigned' | 'unknown-key' | 'stale' | 'replayed' | 'bad-digest' | 'bad-signature'

/** SHA-256 of a body, in lower-case hexadecimal. */
function digestOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex')
}

function hmac(key: Buffer, lines: readonly string[]): string {
  return createHmac('sha256', key).update(lines.join('\n'), 'utf8').digest('hex')
}

/** What the signature of a request covers. `path` begins with `/` and holds the query when there is one. */
function requestLines({ method, path, nonce }: Omit<RequestToSign, 'at' | 'body'>, time: string, digest: string) {
  return ['YIKOU-REQUEST-1', method.toUpperCase(), path, time, nonce, digest]
}

/** What the signature of an answer covers; the nonce of its request binds it to that request alone. */
function responseLines({ status, nonce }: Pick<ResponseToSign, 'status' | 'nonce'>, time: string, digest: string) {
  return ['YIKOU-RESPONSE-1', String(status), nonce, time, digest]
}

function headers({ keyId }: SigningKey, nonce: string, signed: { time: string; digest: string; signature: string }) {
  return {
    'yikou-key': keyId,
    'yikou-time': signed.time,
    'yikou-nonce': nonce,
    'yikou-digest': signed.digest,
    'yikou-signature': signed.signature,
  }
}

/** Headers that sign a request. `nonce`: 8 to 64 letters and digits that were never used before. */
export function signRequest(request: RequestToSign, key: SigningKey): SignedHeaders {
  const [time, digest] = [request.at.toISOString(), digestOf(request.body)]
  return headers(key, request.nonce, { time, digest, signature: hmac(key.key, requestLines(request, time, digest)) })
}

/** Headers that sign an answer to the request with this nonce. */
export function signResponse(response: ResponseToSign, key: SigningKey): SignedHeaders {
  const [time, digest] = [response.at.toISOString(), digestOf(response.body)]
  return headers(key, response.nonce, { time, digest, signature: hmac(key.key, responseLines(response, time, digest)) })
}

type Found = Record<string, string | undefined>

function signedHeaders(found: Found): SignedHeaders | null {
  const pairs = headerNames.map((name) => [name, found[name] ?? ''] as const)
  return pairs.every(([, value]) => value !== '') ? (Object.fromEntries(pairs) as SignedHeaders) : null
}

function inTime(time: string, at: Date): boolean {
  const seconds = Math.abs(Date.parse(time) - at.getTime()) / 1000
  return seconds <= replayWindowSeconds
}

type RequestCheck = {
  keyOf: (keyId: string) => Buffer | undefined
  at: Date
  /** Whether the nonce was seen within the window; asked last, of a request that is otherwise right. */
  seen: (nonce: string) => boolean
}

/** The register's side: what is wrong with a signed request, or null. */
export function requestProblem(
  request: Omit<RequestToSign, 'at' | 'nonce'>,
  found: Found,
  { keyOf, at, seen }: RequestCheck,
): SignatureProblem | null {
  const signed = signedHeaders(found)
  if (!signed) return 'unsigned'
  const key = keyOf(signed['yikou-key'])
  if (!key) return 'unknown-key'
  const { 'yikou-time': time, 'yikou-nonce': nonce, 'yikou-digest': digest } = signed
  const expected = hmac(key, requestLines({ ...request, nonce }, time, digest))
  if (!same(expected, signed['yikou-signature'])) return 'bad-signature'
  if (digest !== digestOf(request.body)) return 'bad-digest'
  if (!inTime(time, at)) return 'stale'
  return seen(nonce) ? 'replayed' : null
}

/** The asking side: what is wrong with a signed answer to the request with this nonce, or null. */
export function responseProblem(
  { status, body, nonce, at }: ResponseToSign,
  found: Found,
  { keyId, key }: SigningKey,
): SignatureProblem | null {
  const signed = signedHeaders(found)
  if (!signed) return 'unsigned'
  if (signed['yikou-key'] !== keyId) return 'unknown-key'
  const { 'yikou-time': time, 'yikou-digest': digest } = signed
  if (!same(hmac(key, responseLines({ status, nonce }, time, digest)), signed['yikou-signature']))
    return 'bad-signature'
  if (signed['yikou-nonce'] !== nonce) return 'replayed'
  if (digest !== digestOf(body)) return 'bad-digest'
  return inTime(time, at) ? null : 'stale'
}
