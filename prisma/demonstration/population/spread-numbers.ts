import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { temporaryNumber } from '@/lib/registry/identifiers/temporary-number'
import { county, type Numbers, withLuhn } from '../invented-numbers'
import type { Sex } from '../person'

/** Numbers for any quantity of people: as few are remembered as there are birth dates. */
export type SpreadNumbers = Numbers & {
  /** Of the permit for residents of Hong Kong, Macao and Taiwan (`region`: 810000, 820000, 830000). */
  permit: (region: string, birth: string, sex: Sex) => string
  /** Of the permanent resident card of a foreigner (`nationality`: ISO 3166-1 numeric). */
  foreignCard: (nationality: string, birth: string, sex: Sex) => string
  /** That a street (nine digits) gave to somebody without papers: T, street, year, serial, check by MOD 11-2. */
  temporary: (street: string, year: number) => string
}

/** A range of numbers that is assigned to no operator. */
const mobileSegment = '154'
/** Foreign cards are issued by the authorities of the mainland: none was ever issued with the code of Taiwan province. */
const foreignPrefix = '971'
/** Sequences that are left to others: the core of the demonstration uses those below. */
const [firstSequence, sequences] = [100, 450]

/** Runs once through `0 … size - 1` in an order that looks like none, when the step has no factor in common with the size. */
function scattered(at: number, { step, size }: { step: number; size: number }): number {
  return Number((BigInt(at) * BigInt(step) + 12_345n) % BigInt(size))
}

function spreadOf(text: string): number {
  let sum = 7
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0
  return sum
}

/**
 * Numbers that are all different and have the right form, in the order they are asked for. Sequences are spread like those
 * of a county that has counted up for a lifetime, so that the tails of numbers are no more alike than in life.
 */
export function spreadNumbers(): SpreadNumbers {
  const used = new Map<string, number>()
  const count = { mobile: 0, account: 0, temporary: 0 }
  const numbered = (prefix: string, birth: string, sex: Sex): string => {
    const key = `${prefix}${birth.replaceAll('-', '')}`
    const nth = used.get(key + sex) ?? 0
    if (nth >= sequences) throw new Error(`more people than numbers for ${birth}`)
    used.set(key + sex, nth + 1)
    const sequence = firstSequence + 2 * ((spreadOf(key) + 7 * nth) % sequences) + (sex === '1' ? 1 : 0)
    const digits = `${key}${sequence}`
    return digits + mod112(digits)
  }
  const scatter = (kind: 'mobile' | 'account', spread: { step: number; size: number }) =>
    String(scattered(count[kind]++, spread)).padStart(String(spread.size - 1).length, '0')
  return {
    citizenId: (birth, sex) => numbered(county, birth, sex),
    permit: numbered,
    foreignCard: (nationality, birth, sex) => numbered(`${foreignPrefix}${nationality}`, birth, sex),
    temporary: (street, year) => temporaryNumber({ street, year, serial: ++count.temporary }),
    mobile: () => `${mobileSegment}${scatter('mobile', { step: 38_917_293, size: 100_000_000 })}`,
    bankAccount: () => withLuhn(`621700${scatter('account', { step: 618_033_988_749, size: 1_000_000_000_000 })}`),
  }
}
