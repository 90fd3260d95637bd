import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'

/** Below this age a guardian consents (个人信息保护法 art. 31). */
export const ownConsentFrom = 14

/** Guardians of a child today, as the actor may see them. In a bond of guardianship `a` is the child. */
export async function guardiansOf(tx: Transaction, child: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ b: string }[]>`
    SELECT b FROM bond WHERE kind = 'guardian' AND a = ${child}::uuid AND "from" <= ${today()}::date AND ("to" IS NULL OR "to" > ${today()}::date)`
  return rows.map(({ b }) => b)
}
