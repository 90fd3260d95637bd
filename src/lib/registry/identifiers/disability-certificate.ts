import { type CitizenIdParts, parseCitizenId } from './citizen-id'
import { lengthOf, normalised } from './normalised'
import { type Parsed, type ParseOptions, refuse } from './parsed'

/**
 * `category` 1–7 (GB/T 26341-2010: 1 visual … 7 multiple) and `grade` 1–4 (1 the most severe) as one-digit codes;
 * `reissue` is the count after B, 0 for a first certificate.
 */
export type DisabilityCertificateParts = Omit<CitizenIdParts, 'legacy'> & {
  citizenId: string
  category: string
  grade: string
  reissue: number
}

/**
 * Number of the disability certificate (残疾人证管理办法 art. 5): the holder's 18-character citizen number, category,
 * grade; a certificate issued again carries B and a count. Reasons: LENGTH, FORMAT, those of the citizen number,
 * CATEGORY, GRADE.
 */
export function parseDisabilityCertificate(
  input: unknown,
  options: ParseOptions = {},
): Parsed<DisabilityCertificateParts> {
  const value = normalised(input)
  if (lengthOf(value) !== 20 && lengthOf(value) !== 22) return refuse('LENGTH')
  if (!/^\d{17}[\dX]\d{2}(?:B\d)?$/.test(value)) return refuse('FORMAT')
  const holder = parseCitizenId(value.slice(0, 18), options)
  if (!holder.ok) return holder
  const [category, grade, reissue] = [value.charAt(18), value.charAt(19), Number(value.charAt(21))]
  if (!/[1-7]/.test(category)) return refuse('CATEGORY')
  if (!/[1-4]/.test(grade)) return refuse('GRADE')
  const { value: citizenId, birthDate, sex, division } = holder
  return { ok: true, value, citizenId, birthDate, sex, division, category, grade, reissue }
}
