import 'server-only'
import { today } from '@/lib/kernel/clock'
import { countUp } from '@/lib/kernel/count-up'
import type { Transaction } from '@/lib/kernel/transaction'

/** Check digit by the Luhn rule (ISO/IEC 7812-1 annex B) over the digits before it. */
export function luhn(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/**
 * The next case number of a street: 9 digits of the street, date, 5 digits counted anew each day, check digit. Without
 * gaps: the counter moves in the caller's transaction.
 */
export async function nextCaseNumber(tx: Transaction, street: { path: string; division: string }): Promise<string> {
  const date = today().replaceAll('-', '')
  const no = await countUp(tx, { series: 'case', unitPath: street.path, period: Number(date) })
  const digits = `${street.division.padEnd(9, '0').slice(0, 9)}${date}${String(no).padStart(5, '0')}`
  return digits + luhn(digits)
}
