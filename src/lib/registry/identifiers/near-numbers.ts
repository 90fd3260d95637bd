import { mod112 } from './mod-11-2'
import { readPersonNumber } from './person-number'

const digits = [...'0123456789']

function swapped(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
}

function replaced(text: string, at: number): string[] {
  return digits.filter((digit) => digit !== text[at]).map((digit) => text.slice(0, at) + digit + text.slice(at + 1))
}

const sound = (number: string) => readPersonNumber(number, {}).ok

/**
 * Personal numbers of 18 characters from which this one may have come by one slip of the hand: one wrong digit, or two
 * neighbours swapped. Of a number whose check fails: those whose check holds. Of one whose check holds (it was computed from
 * 15 digits, say): those whose first 17 digits differ by such a slip. Without the number itself; birth dates must exist.
 */
export function nearNumbers(number: string): string[] {
  if (!/^\d{17}[\dX]$/.test(number)) return []
  const body = number.slice(0, 17)
  const bodies = [...body].flatMap((_, at) => [...replaced(body, at), ...(at < 16 ? [swapped(body, at)] : [])])
  const slips = mod112(body) === number[17] ? bodies.map((each) => each + mod112(each)) : misread(number, bodies)
  return [...new Set(slips)].filter((each) => each !== number && sound(each))
}

/** The slip may also lie in the check character itself, or be its swap with the digit before. */
function misread(number: string, bodies: readonly string[]): string[] {
  const body = number.slice(0, 17)
  const end = swapped(number, 16)
  return [...bodies.map((each) => each + number[17]), body + mod112(body), ...(/^\d{17}/.test(end) ? [end] : [])]
}
