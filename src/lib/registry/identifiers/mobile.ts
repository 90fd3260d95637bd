import { lengthOf, normalised } from './normalised'
import { type Parsed, refuse } from './parsed'

/**
 * Mobile number of the Chinese mainland: 11 digits that begin with 13 to 19. Accepts +86, 0086 or 86 before it and
 * spaces, hyphens, dots and brackets between the digits; `value` is the 11 digits. Single number ranges are not looked
 * up, because new and virtual ones keep coming. Reasons: LENGTH, FORMAT, PREFIX.
 */
export function parseMobile(input: unknown): Parsed {
  const value = normalised(input)
    .replace(/[-.()]/g, '')
    .replace(/^(?:\+86|0086|86(?=\d{11}$))/, '')
  if (lengthOf(value) !== 11) return refuse('LENGTH')
  if (!/^\d{11}$/.test(value)) return refuse('FORMAT')
  if (!/^1[3-9]/.test(value)) return refuse('PREFIX')
  return { ok: true, value }
}
