import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

/** Id of the version of a document that was published last. Throws when it was never published. */
export async function currentVersion(tx: Transaction, { kind, key }: { kind: string; key: string }): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM definition d JOIN definition_version v ON v.definition = d.id AND v.number = d.current
    WHERE d.kind = ${kind} AND d.key = ${key} AND d.scope_path = ''`
  if (!row) throw new Error(`${kind} ${key} is not published`)
  return row.id
}
