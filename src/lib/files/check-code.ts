import 'server-only'
import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no I, L, O, U, so that a code read aloud or copied by hand comes out right. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 20

/** The code that makes a paper checkable: 100 random bits as 20 characters. It is kept without its dashes. */
export function newCheckCode(): string {
  return [...randomBytes(length)].map((byte) => letters[byte % 32]).join('')
}

/** `7K3QX-2M4PV-…`: as printed and shown. */
export function groupedCode(code: string): string {
  return code.match(/.{1,5}/g)?.join('-') ?? code
}

/** What somebody typed as a code, or null when it cannot be one. Case, spaces, dashes and look-alikes do not matter. */
export function readCheckCode(typed: string): string | null {
  const plain = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.·]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return plain.length === length && [...plain].every((letter) => letters.includes(letter)) ? plain : null
}
