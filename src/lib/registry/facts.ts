import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Known } from '@/lib/forms/planner'
import { today } from '@/lib/kernel/clock'
import { openJson } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { factPlace, type NewFact, recordFacts } from './record-facts'

/** `recordFacts` for one fact; answers its id. */
export async function recordFact(tx: Transaction, fact: NewFact): Promise<string> {
  const [id] = await recordFacts(tx, [fact])
  if (id === undefined) throw new Error('the fact was not recorded')
  return id
}

export type KnownFact = Known & { fact: string; level: number; contested: boolean; unitPath: string }
export type FactsByElement = Record<string, KnownFact>

type Row = {
  id: string
  subject: string
  element: string
  value_enc: string
  source: string
  at: Date
  verified_by: string | null
  stale_on: Date | null
  level: number
  contested_by: string | null
  unit_path: string
  value_mac: string
  weight: number
}

/** What is known of a person now, by element, each with where it came from and since when. Expired facts are left out. */
export async function knownFacts(tx: Transaction, subject: string): Promise<FactsByElement> {
  return (await knownFactsOf(tx, [subject])).get(subject) ?? {}
}

/**
 * The same for several people, all elements or only those named. Where several streets told the same element to somebody
 * who may read them all, the weightiest and then the newest speaks; one that says otherwise later marks it as contested.
 */
export async function knownFactsOf(
  tx: Transaction,
  subjects: readonly string[],
  elements?: readonly string[],
): Promise<Map<string, FactsByElement>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT f.id, n.subject, n.element, f.value_enc, f.source, f.at, f.verified_by, n.stale_on, n.level, n.contested_by,
      n.unit_path, n.value_mac, n.weight
    FROM fact_now n JOIN fact f ON f.id = n.fact
    WHERE n.subject = ANY (${subjects}::uuid[]) AND (${elements === undefined} OR n.element = ANY (${elements ?? []}))
      AND (f.until IS NULL OR f.until >= ${today()}::date)
    ORDER BY n.subject, n.element, n.weight DESC, f.at DESC, f.id DESC`
  const found = new Map<string, FactsByElement>(subjects.map((subject) => [subject, {}]))
  for (const row of rows) {
    const known = found.get(row.subject) ?? {}
    const first = rows.find((each) => each.subject === row.subject && each.element === row.element)
    if (first === row) known[row.element] = factOf(row)
    else if (first && row.at > first.at && row.value_mac !== first.value_mac) contest(known[row.element])
  }
  return found
}

function contest(fact: KnownFact | undefined): void {
  if (fact) fact.contested = true
}

function factOf(row: Row): KnownFact {
  return {
    fact: row.id,
    value: openJson(row.value_enc, factPlace(row.id)),
    source: row.source,
    at: shanghaiDate(row.at),
    ...(row.stale_on ? { staleOn: row.stale_on.toISOString().slice(0, 10) } : {}),
    verified: row.verified_by !== null || row.weight === 3,
    level: row.level,
    contested: row.contested_by !== null,
    unitPath: row.unit_path,
  }
}
