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
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key('field-encryption'), iv)
  cipher.setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return ['v1', suite, 'm1', ...[iv, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.')
}

/** Opens what `seal` made for the same place. Throws when it was changed, moved or made with another key. */
export function open(envelope: string, place: string): string {
  const [version, usedSuite, keyId, iv, body, tag] = envelope.split('.')
  if (version !== 'v1' || usedSuite !== suite || keyId !== 'm1' || !iv || body === undefined || !tag) {
    throw new Error('unknown envelope')
  }
  const decipher = createDecipheriv('aes-256-gcm', key('field-encryption'), Buffer.from(iv, 'base64url'))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
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
