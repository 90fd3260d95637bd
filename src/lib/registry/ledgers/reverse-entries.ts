import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { postAmounts } from './post-amounts'

type Row = { id: string; holder: string; amount: bigint; unitPath: string; entry: string }

/**
 * Reverses everything that these entries posted and that is not reversed yet. Refuses with `balance-low` when the holder
 * has used it up in the meantime.
 */
export async function reverseEntries(tx: Transaction, register: Register, entries: readonly string[]): Promise<void> {
  if (!register.balance || entries.length === 0) return
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id, p.holder, p.amount, p.unit_path AS "unitPath", p.entry FROM posting p
    WHERE p.entry = ANY (${[...entries]}::uuid[]) AND p.reverses IS NULL AND NOT EXISTS (SELECT 1 FROM posting r WHERE r.reverses = p.id)`
  const amounts = rows.map((row) => ({ ...row, amount: -Number(row.amount), on: today(), reverses: row.id }))
  await postAmounts(tx, register, amounts)
}
