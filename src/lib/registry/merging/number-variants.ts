import { mod112 } from '../identifiers/mod-11-2'

/**
 * Every number of 18 characters that one slip of the pen makes of this one: one of its first seventeen digits wrong, or two
 * neighbours swapped. A slip would break the check character, so a wrong number that got in carries the one that fits: each
 * variant is given its own. Empty for numbers of another form. About 165 numbers.
 */
export function numberVariants(number: string): string[] {
  if (!/^\d{17}[\dX]$/.test(number)) return []
  const digits = number.slice(0, 17)
  const found = new Set([...oneWrong(digits), ...swapped(digits)])
  found.delete(digits)
  return [...found].map((each) => each + mod112(each))
}

function oneWrong(digits: string): string[] {
  return [...digits].flatMap((_, at) =>
    [...'0123456789'].map((digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  )
}

function swapped(digits: string): string[] {
  return [...digits.slice(1)].map((digit, at) => digits.slice(0, at) + digit + digits.charAt(at) + digits.slice(at + 2))
}
