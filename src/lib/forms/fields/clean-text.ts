import { type Parsed, refuse } from './field-kind'

// C0 and C1 controls but tab and line feed, lone surrogates, and marks that turn the direction of the text around them.
const FORBIDDEN = /(?![\t\n])\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069\uFEFF]/u

/**
 * Text as it is stored: Unicode NFC, line ends LF, trimmed, at most `max` characters. Refuses control characters (NUL)
 * and lone surrogates, which a database cannot keep or a reader cannot see. Anything but a text is empty text.
 */
export function cleanText(raw: unknown, max: number): Parsed<string> {
  const text = typeof raw === 'string' ? raw.replace(/\r\n?/g, '\n') : ''
  if (FORBIDDEN.test(text)) return refuse({ code: 'text_characters' })
  const value = text.normalize('NFC').trim()
  const length = lengthOf(value)
  return length > max ? refuse({ code: 'max_length', params: { max, length } }) : { ok: true, value }
}

/** Number of characters (code points, so that rare Chinese characters count once). */
export function lengthOf(text: string): number {
  return [...text].length
}

/** What people type where digits are expected: full-width made half-width, spaces removed. */
export function compactText(raw: unknown): string {
  return typeof raw === 'string' ? raw.normalize('NFKC').replace(/\s+/g, '') : ''
}
