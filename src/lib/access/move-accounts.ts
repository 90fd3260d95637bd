import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

type Sides = { from: string; to: string }

/**
 * Binds the accounts of one person to another, after the two were merged into one record; answers which. The database lets
 * staff do this for merged records only.
 */
export async function moveAccounts(tx: Transaction, { from, to }: Sides): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM access_move_accounts(${from}::uuid, ${to}::uuid, NULL) AS moved(id)`
  return rows.map(({ id }) => id)
}

/** Takes `moveAccounts` back for these accounts. */
export async function restoreAccounts(
  tx: Transaction,
  { from, to }: Sides,
  accounts: readonly string[],
): Promise<void> {
  await tx.$executeRaw`SELECT access_move_accounts(${to}::uuid, ${from}::uuid, ${accounts}::uuid[])`
}
