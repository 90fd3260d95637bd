import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** The person that an account is bound to, or null. */
export async function residentOf(tx: Transaction, account: string): Promise<string | null> {
  const found = await tx.account.findUnique({ where: { id: account }, select: { resident: true } })
  return found?.resident ?? null
}
