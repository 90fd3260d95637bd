const LONGEST = 200
const BLANKS = /[\s\p{Cf}]+/gu
const DASHES = /[\u2010-\u2015\u2212]/g

/**
 * A typed or pasted number in its plain form: full-width and other compatibility characters become plain (Unicode NFKC),
 * blanks and invisible marks disappear (phones wrap copied numbers in direction marks), dashes become `-`, Latin letters
 * upper case. The empty string for anything that is not a string or is far too long to be a number. Idempotent.
 */
export function normalised(input: unknown): string {
  if (typeof input !== 'string' || input.length > LONGEST) return ''
  return input
    .normalize('NFKC')
    .replace(BLANKS, '')
    .replace(DASHES, '-')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .normalize('NFKC') // what a removed blank had kept apart may compose now
}

/** Number of characters as people count them, so that a rare character outside the BMP is one. */
export function lengthOf(text: string): number {
  return [...text].length
}
