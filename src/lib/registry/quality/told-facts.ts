import 'server-only'
import { office } from '@/lib/catalogue/office'
import type { Transaction } from '@/lib/kernel/transaction'
import { type FactRank, rankOf, valueMac } from '../fact-rank'
import { factValue, type SealedFact } from '../facts'
import { recordedOn } from '../present-facts'
import { readable, sealedColumns, sealedFacts, toldOf } from '../sealed-facts'
import { streetOf } from '../street-of'

/** A fact of the store with what the rules make of it today, as it counts for one person. */
export type ToldFact = FactRank & {
  id: string
  element: string
  value: unknown
  source: string
  ref: string | null
  /** When the source said so (ISO instant). */
  at: string
  verified: boolean
  until: string | null
  unitPath: string
  street: string
  /** Whose record it was told about; somebody else's when they were merged. */
  subject: string
  mac: string
  /** The day on which it was recorded, `YYYY-MM-DD`. */
  day: string
}

type Row = SealedFact & {
  subject: string
  element: string
  source: string
  ref: string | null
  at: Date
  verified_by: string | null
  until: string | null
  unit_path: string
}

/**
 * Every fact about a person that the actor may read, in the order in which they were recorded, with those of the people who
 * were merged into them, where that holds, and without those whose key was destroyed. `before`: only what a source had said before that instant.
 */
export async function toldFacts(tx: Transaction, subject: string, before?: string): Promise<ToldFact[]> {
  const { elements, units } = await office(tx)
  const byName = new Map(elements.map((each) => [each.element, each]))
  const rows = await tx.$queryRaw<Row[]>`
    SELECT ${sealedColumns}, f.subject, f.element, f.source, f.ref, f.at, f.verified_by, f.until::text AS until, f.unit_path
    FROM ${sealedFacts}
    WHERE ${toldOf(subject)}
      AND registry_standing(f.subject, f.unit_path) = ${subject}::uuid
      AND (${before === undefined} OR f.at < ${before ?? '9999-12-31'}::timestamptz)
      AND ${readable}
    ORDER BY f.id`
  return rows.map((row) => {
    const fact = { source: row.source, at: row.at.toISOString(), verified: row.verified_by !== null }
    const value = factValue(row)
    const rank = rankOf(fact, byName.get(row.element))
    const place = { unitPath: row.unit_path, street: streetOf(units, row.unit_path), day: recordedOn(row.id) }
    const { id, element, ref, until } = row
    const mac = valueMac({ subject, element, value })
    return { id, element, value, ref, until, subject: row.subject, ...fact, ...rank, ...place, mac }
  })
}
