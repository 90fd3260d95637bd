import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

export type MergeRow = {
  id: string
  at: Date
  winner: string
  loser: string
  unitPath: string
  reason: string
  movedEnc: string
  by: string | null
}

/**
 * Whether somebody else stands in the place of this person for the whole of a reach: by a merge there that was not undone, or
 * because the record of the installation itself was merged. A merge in a part of the reach does not count.
 */
export async function mergedWithin(tx: Transaction, person: string, reach: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ merged: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM resident r WHERE r.id = ${person}::uuid AND r.merged_into IS NOT NULL) OR EXISTS (
      SELECT 1 FROM merge m WHERE m.loser = ${person}::uuid AND m.undoes IS NULL AND starts_with(${reach}, m.unit_path)
        AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id)) AS merged`
  return row?.merged ?? false
}

/** A merge that was not undone, as the actor may see it; else null. */
export async function openMerge(tx: Transaction, id: string): Promise<MergeRow | null> {
  const row = await tx.merge.findFirst({ where: { id, undoes: null } })
  if (!row || (await tx.merge.count({ where: { undoes: id } })) > 0) return null
  return { ...row, by: row.account }
}

/** Lets merges about the same person wait for one another until the transaction ends. */
export async function oneAtATime(tx: Transaction, people: readonly string[]): Promise<void> {
  for (const id of [...people].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`merge ${id}`}, 0))`
}
