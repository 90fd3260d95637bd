import 'server-only'
import { today } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'

/** A mandate of a person: given by them (`principal`), or to them. Dates `YYYY-MM-DD`. */
export type MandateOf = {
  id: string
  principal: boolean
  other: string
  services: string[]
  from: string
  to: string | null
}

/** Mandates in force that a person gave or was given, as far as the actor may see them. */
export async function mandatesOf(tx: Transaction, person: string): Promise<MandateOf[]> {
  return tx.$queryRaw<MandateOf[]>`
    SELECT id, principal = ${person}::uuid AS principal, CASE WHEN principal = ${person}::uuid THEN agent ELSE principal END AS other,
      services, "from"::text AS "from", "to"::text AS "to" FROM mandate
    WHERE (principal = ${person}::uuid OR agent = ${person}::uuid) AND ended_at IS NULL AND ("to" IS NULL OR "to" >= ${today()}::date)
    ORDER BY "from" DESC, id`
}
