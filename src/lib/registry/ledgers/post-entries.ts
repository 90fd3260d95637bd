import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { partOf } from '@/lib/forms/fields/field-kind'
import type { Transaction } from '@/lib/kernel/transaction'
import type { EntryData } from './entry-data'
import { postAmounts } from './post-amounts'

type Posted = { id: string; unitPath: string; data: EntryData; from: string }

/**
 * Posts what entries say to the balances of their ledger: the field `balance.amount` of each to the person in
 * `balance.account`. Nothing for a ledger whose balance is moved by cases only, and for entries without a known person.
 */
export async function postEntries(tx: Transaction, register: Register, entries: readonly Posted[]): Promise<void> {
  const { balance } = register
  if (!balance?.amount) return
  const { account, amount } = balance
  const amounts = entries.flatMap(({ id, unitPath, data, from }) => {
    const holder = partOf(data[account], 'resident') ?? data[account]
    const value = Math.round(Number(data[amount]))
    return typeof holder === 'string' && value ? [{ holder, amount: value, on: from, entry: id, unitPath }] : []
  })
  await postAmounts(tx, register, amounts)
}
