import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'

/**
 * What a right about a person is asked about: they themselves, and the unit they are tied to; of several the one that the
 * actor reaches. Null for a stranger.
 */
export async function personSubject(
  tx: Transaction,
  resident: string,
): Promise<(Subject & { unitPath: string }) | null> {
  const [tie] = await tx.$queryRaw<{ unit: string }[]>`
    SELECT unit_path AS unit FROM tie WHERE resident = ${resident}::uuid AND "to" IS NULL
    ORDER BY coalesce(app_in_scope(unit_path), false) DESC, unit_path LIMIT 1`
  return tie ? { unitPath: tie.unit, parties: [resident] } : null
}
