import 'server-only'
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { deriveKey } from './env'

/** Cipher suites by the id written into every envelope. `a` = AES-256-GCM with HMAC-SHA-256; room for SM4 with HMAC-SM3. */
const suite = 'a'
const keys = new Map<string, Buffer>()

function key(purpose: string): Buffer {
  const known = keys.get(purpose)
  if (known) return known
  const made = deriveKey(purpose)
  keys.set(purpose, made)
  return made
}

/** Forgets derived keys, so that another master key takes effect (each test file has its own). */
export function forgetKeys(): void {
  keys.clear()
}

/**
 * Encrypts a text for one place, `table.column:row`. Envelope: `v1.suite.keyId.iv.ciphertext.tag`, base64url.
 * The place is authenticated: an envelope copied to another row or column does not open.
 */
export function seal(plain: string, place: string): string {
  return enclose({ id: 'm1', key: key('field-encryption') }, plain, place)
}

/** Opens what `seal` made for the same place. Throws when it was changed, moved or made with another key. */
export function open(envelope: string, place: string): string {
  return disclose({ id: 'm1', key: key('field-encryption') }, envelope, place)
}

type Key = { id: 'm1' | 'p1'; key: Uint8Array }

function enclose({ id, key: used }: Key, plain: string, place: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', used, iv)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', suite, id, ...[iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

function disclose({ id, key: used }: Key, envelope: string, place: string): string {
  const [version, usedSuite, keyId, iv, body, tag] = envelope.split('.')
  if (version !== 'v1' || usedSuite !== suite || keyId !== id || !iv || body === undefined || !tag) {
    throw new Error('unknown envelope')
  }
  const decipher = createDecipheriv('aes-256-gcm', used, Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
}

/** A data key for one person, wrapped for its place; the bare key never rests anywhere. */
export function wrapNewKey(place: string): string {
  return seal(randomBytes(32).toString('base64url'), place)
}

/** The bare key that `wrapNewKey` made for the same place. */
export function unwrapKey(wrapped: string, place: string): Buffer {
  return Buffer.from(open(wrapped, place), 'base64url')
}

/** `sealJson` under a key of its own. Once that key is destroyed nobody opens it. */
export function sealJsonWith(own: Uint8Array, value: unknown, place: string): string {
  return enclose({ id: 'p1', key: own }, JSON.stringify(value), place)
}

/** Opens what `sealJsonWith` made with the same key for the same place. */
export function openJsonWith<T>(own: Uint8Array, envelope: string, place: string): T {
  return JSON.parse(disclose({ id: 'p1', key: own }, envelope, place)) as T
}

/** `seal` of a JSON value. */
export function sealJson(value: unknown, place: string): string {
  return seal(JSON.stringify(value), place)
}

/** `open` of a JSON value. The caller states the type; what was sealed is trusted, not checked again. */
export function openJson<T>(envelope: string, place: string): T {
  return JSON.parse(open(envelope, place)) as T
}

/** Keyed hash for exact search and comparison: the same value and kind give the same text, nothing leads back. */
export function mac(kind: string, value: string): string {
  return createHmac('sha256', key(`mac:${kind}`))
    .update(value)
    .digest('base64url')
}

/** Plain SHA-256, base64url: for random secrets (session tokens) and for content. Never for personal numbers. */
export function digest(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('base64url')
}

/** Compares two texts in constant time. */
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Encrypts the bytes of a file for one place; `iv ‖ tag ‖ ciphertext`. */
export function sealBytes(plain: Uint8Array, place: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('file-encryption'), iv)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Opens what `sealBytes` made. Throws when it was changed. */
export function openBytes(sealed: Uint8Array, place: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key('file-encryption'), sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
