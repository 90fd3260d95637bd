import { cleanText, compactText } from './clean-text'
import { accept, blankInput, type FieldKind, type Problem, partInputs, partOf, refuse } from './field-kind'
import { maskAccount } from './masks'
import { readName } from './person'

/** A bank account: bank, number of 12 to 19 digits, holder when it is another person. */
export type BankAccount = { bank: string; number: string; holder?: string }

/**
 * Reads a bank account. A wrong check digit (ISO/IEC 7812 Luhn) is only a warning: passbook accounts do not carry one.
 * Does not check that the account exists.
 */
export const account: FieldKind<BankAccount> = {
  parse: (raw) => {
    const bank = cleanText(partOf(raw, 'bank'), 100)
    const number = compactText(partOf(raw, 'number')).replaceAll('-', '')
    const holder = blankInput(partOf(raw, 'holder')) ? undefined : readName(partOf(raw, 'holder'))
    const problems: Problem[] = [
      ...(bank.ok && bank.value ? [] : [{ code: 'account_bank', at: 'bank' }]),
      ...(/^\d{12,19}$/.test(number) ? [] : [{ code: 'account_number', at: 'number' }]),
      ...(holder?.problems ?? []).map((each) => ({ ...each, at: 'holder' })),
    ]
    if (!bank.ok || problems[0]) return refuse(problems[0] ?? { code: 'account_bank' }, ...problems.slice(1))
    const value = { bank: bank.value, number, ...(holder ? { holder: holder.value } : {}) }
    return hasCheckDigit(number) ? accept(value) : accept(value, { code: 'account_check', at: 'number' })
  },
  format: (value, _field, ctx) => {
    const number = partOf(value, 'number')
    if (typeof number !== 'string') return ''
    const shown = ctx.reveal ? number.replace(/\d{4}(?=\d)/g, '$& ') : maskAccount(number)
    return [partOf(value, 'bank'), shown, partOf(value, 'holder')].filter((part) => typeof part === 'string').join(' ')
  },
  blank: blankInput,
  toInputs: (value) => partInputs(value, ['bank', 'number', 'holder']),
}

function hasCheckDigit(number: string): boolean {
  const doubled = (digit: number) => (digit * 2 > 9 ? digit * 2 - 9 : digit * 2)
  const digits = [...number].reverse().map(Number)
  return digits.reduce((sum, digit, index) => sum + (index % 2 ? doubled(digit) : digit), 0) % 10 === 0
}
