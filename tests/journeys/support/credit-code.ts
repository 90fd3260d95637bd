import { randomInt } from 'node:crypto'

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const inner = [3, 7, 9, 10, 5, 8, 4, 2]

/** A unified social credit code of an enterprise with right check characters, under a county code that was never issued. */
export function creditCode(): string {
  const digits = Array.from({ length: 8 }, () => String(randomInt(10)))
  const rest = 11 - (digits.reduce((sum, digit, at) => sum + Number(digit) * (inner[at] ?? 0), 0) % 11)
  const own = digits.join('') + (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest))
  const body = `91339901${own}`
  const sum = [...body].reduce((total, letter, at) => (total + letters.indexOf(letter) * 3 ** at) % 31, 0)
  return body + letters.charAt((31 - sum) % 31)
}
