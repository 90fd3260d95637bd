import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import type { Dice } from './dice'
import type { Sex } from './person'

/** A county code that no division has, so that no number of the demonstration was ever issued to anybody. */
export const county = '339901'

export type Numbers = {
  /** A citizen number with a valid check character; each birth date and sex gets the next free sequence. */
  citizenId: (birth: string, sex: Sex) => string
  mobile: () => string
  bankAccount: () => string
}

/** Numbers that are all different and have the right form. */
export function inventedNumbers(dice: Dice): Numbers {
  const taken = new Set(['13800005678'])
  const sequences = new Map<string, number>()
  return {
    citizenId: (birth, sex) => {
      const first = sex === '1' ? 11 : 12
      const sequence = sequences.get(birth + sex) ?? first
      sequences.set(birth + sex, sequence + 2)
      const digits = `${county}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
      return digits + mod112(digits)
    },
    mobile: () => fresh(taken, () => `1380000${dice.between(1000, 9999)}`),
    bankAccount: () =>
      fresh(taken, () => withLuhn(`621700${dice.between(100_000, 999_999)}${dice.between(100_000, 999_999)}`)),
  }
}

function fresh(taken: Set<string>, draw: () => string): string {
  let drawn = draw()
  while (taken.has(drawn)) drawn = draw()
  taken.add(drawn)
  return drawn
}

/** Adds the check digit of bank cards (ISO/IEC 7812). */
export function withLuhn(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 ? Number(digit) : doubled(Number(digit))), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function doubled(digit: number): number {
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2
}
