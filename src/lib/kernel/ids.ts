import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { now } from './clock'

/** A UUID version 7 (RFC 9562): sorts by time, so that keyset pages and indexes stay in order. */
export function newId(): string {
  const hex = now().getTime().toString(16).padStart(12, '0')
  const random = randomUUID()
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(15)}`
}

/** A secret of 256 random bits, base64url: session tokens, one-time tokens. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** A code of `length` decimal digits, evenly distributed. */
export function newDigits(length: number): string {
  let digits = ''
  while (digits.length < length) {
    for (const byte of randomBytes(length)) if (byte < 250 && digits.length < length) digits += byte % 10
  }
  return digits
}
