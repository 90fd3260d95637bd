import 'server-only'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { now } from './clock'

let last = { time: 0, count: 0 }

/**
 * A UUID version 7 (RFC 9562): sorts by time, so that keyset pages and indexes stay in order. Those of one process sort as
 * they were made even within a millisecond (method 1 of section 6.2), so that a store can be told again in its order.
 */
export function newId(): string {
  const time = now().getTime()
  last = time === last.time ? { time, count: last.count + 1 } : { time, count: randomInt(2048) }
  const hex = time.toString(16).padStart(12, '0')
  const count = Math.min(last.count, 0xfff).toString(16).padStart(3, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${count}${randomUUID().slice(18)}`
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
