import { lengthOf, normalised } from './normalised'
import { type Parsed, refuse } from './parsed'

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** `printed` is the form on paper, with a hyphen before the check character. */
export type OrganisationCodeParts = { printed: string }

/**
 * Organisation code, GB 11714-1997: 8 characters (digits, A=10 … Z=35) and a check character (11 minus the weighted sum
 * modulo 11; 10 is written X, 11 is written 0), with or without the printed hyphen. Reasons: LENGTH, FORMAT, CHECK_DIGIT.
 */
export function parseOrganisationCode(input: unknown): Parsed<OrganisationCodeParts> {
  const value = normalised(input).replace(/^(.{8})-(.)$/u, '$1$2')
  if (lengthOf(value) !== 9) return refuse('LENGTH')
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(value)) return refuse('FORMAT')
  if (checkCharacter(value) !== value[8]) return refuse('CHECK_DIGIT')
  return { ok: true, value, printed: `${value.slice(0, 8)}-${value.slice(8)}` }
}

function checkCharacter(value: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number.parseInt(value.charAt(at), 36), 0)
  return '0X987654321'.charAt(sum % 11)
}
