import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'

export type LivingThere = {
  person: string
  household: string
  relation: string | null
  since: string
  until: string | null
}

/** Who lives in a dwelling on a day by the households that live there; everybody who ever did when the day is left out. */
export async function livingAt(tx: Transaction, place: string, onDate?: string): Promise<LivingThere[]> {
  return tx.$queryRaw<LivingThere[]>`
    SELECT b.a AS person, h.id AS household, b.role AS relation, b."from"::text AS since, b."to"::text AS until
    FROM household h JOIN bond b ON b.kind = 'member' AND b.b = h.id
    WHERE h.place = ${place}::uuid AND h.kind = 'living' AND b."from" IS DISTINCT FROM b."to"
      AND (${onDate ?? null}::date IS NULL OR (b."from" <= ${onDate ?? null}::date AND (b."to" IS NULL OR b."to" > ${onDate ?? null}::date)))
    ORDER BY h.id, b."from", b.role, b.id`
}
