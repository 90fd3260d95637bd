import { lengthOf, normalised } from './normalised'
import { parseOrganisationCode } from './organisation-code'
import { type Parsed, refuse } from './parsed'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORMAT = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** `registrar` and `category` are one character each, `division` is that of the registrar, not an address. */
export type CreditCodeParts = { registrar: string; category: string; division: string; organisationCode: string }

/**
 * Unified social credit code, GB 32100-2015: registrar, category, 6 division, 9 organisation code, check character
 * (weights 3^i modulo 31). The organisation code inside must be right too (GB 11714). Reasons: LENGTH, FORMAT,
 * CHECK_DIGIT. Does not check that registrar, category or division are in use: national registrars write 100000, and
 * divisions of the past stay.
 */
export function parseCreditCode(input: unknown): Parsed<CreditCodeParts> {
  const value = normalised(input)
  if (lengthOf(value) !== 18) return refuse('LENGTH')
  if (!FORMAT.test(value)) return refuse('FORMAT')
  const organisation = parseOrganisationCode(value.slice(8, 17))
  if (checkCharacter(value) !== value[17] || !organisation.ok) return refuse('CHECK_DIGIT')
  return {
    ok: true,
    value,
    registrar: value.charAt(0),
    category: value.charAt(1),
    division: value.slice(2, 8),
    organisationCode: organisation.value,
  }
}

function checkCharacter(value: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(value.charAt(at)), 0)
  // The outer modulo matters: a remainder of 0 gives 31, which is written 0.
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
