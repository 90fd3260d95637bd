import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Text } from '@/lib/text/text'

export type UnitAbove = { path: string; kind: string; name: Text }

/** A unit and those above it, from the top. */
export async function unitsAbove(tx: Transaction, unitPath: string): Promise<UnitAbove[]> {
  return tx.$queryRaw<UnitAbove[]>`
    SELECT path, kind, name FROM unit WHERE starts_with(${unitPath}, path) ORDER BY length(path)`
}
