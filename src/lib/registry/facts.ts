import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Known } from '@/lib/forms/planner'
import { today } from '@/lib/kernel/clock'
import { openJson, openJsonWith } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { openPersonKey } from './person-keys'
import { factPlace, type NewFact, recordFacts } from './record-facts'
import { readable, sealedColumns, sealedFacts } from './sealed-facts'

/** `recordFacts` for one fact; answers its id. */
export async function recordFact(tx: Transaction, fact: NewFact): Promise<string> {
  const [id] = await recordFacts(tx, [fact])
  if (id === undefined) throw new Error('the fact was not recorded')
  return id
}

/** `ref`: the case or correction that it came with. `until`: `YYYY-MM-DD`. */
export type KnownFact = Known & {
  fact: string
  level: number
  contested: boolean
  unitPath: string
  ref: string | null
  until: string | null
}
export type FactsByElement = Record<string, KnownFact>

type Row = {
  id: string
  subject: string
  element: string
  value_enc: string
  person_key: string | null
  key_enc: string | null
  source: string
  ref: string | null
  until: Date | null
  at: Date
  verified_by: string | null
  stale_on: Date | null
  level: number
  contested: boolean
  unit_path: string
  value_mac: string
  weight: number
}

/**
 * What is known of a person now, by element, each with where it came from and since when. Expired facts are left out, and
 * those whose key was destroyed. What the person asked to have corrected is contested.
 */
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
    SELECT ${sealedColumns}, n.subject, n.element, f.source, f.ref, f.until, f.at, f.verified_by, n.stale_on,
      n.level, n.unit_path, n.value_mac, n.weight, n.contested_by IS NOT NULL OR EXISTS (SELECT 1 FROM correction c
        WHERE c.resident = n.subject AND c.element = n.element AND c.state IN ('open', 'more-proof')) AS contested
    FROM fact_now n JOIN fact f ON f.id = n.fact LEFT JOIN person_key k ON k.id = f.person_key
    WHERE n.subject = ANY (${subjects}::uuid[]) AND (${elements === undefined} OR n.element = ANY (${elements ?? []}))
      AND (f.until IS NULL OR f.until >= ${today()}::date) AND ${readable}
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

/** A fact as it rests, with the key of its person as it rests. */
export type SealedFact = Pick<Row, 'id' | 'value_enc' | 'person_key' | 'key_enc'>

/** The value of a fact, opened with the key of its person; undefined when that key was destroyed. */
export function factValue(row: SealedFact): unknown {
  if (row.person_key === null) return row.value_enc === '' ? undefined : openJson(row.value_enc, factPlace(row.id))
  const key = openPersonKey(row.person_key, row.key_enc)
  return key === null ? undefined : openJsonWith(key, row.value_enc, factPlace(row.id))
}

/** The value of one fact that the actor may see; undefined when there is none or its key was destroyed. */
export async function factValueById(tx: Transaction, fact: string): Promise<unknown> {
  const [row] = await tx.$queryRaw<SealedFact[]>`
    SELECT ${sealedColumns} FROM ${sealedFacts} WHERE f.id = ${fact}::uuid`
  return row && factValue(row)
}

function factOf(row: Row): KnownFact {
  return {
    fact: row.id,
    value: factValue(row),
    source: row.source,
    at: shanghaiDate(row.at),
    ...(row.stale_on ? { staleOn: row.stale_on.toISOString().slice(0, 10) } : {}),
    verified: row.verified_by !== null || row.weight === 3,
    level: row.level,
    contested: row.contested,
    unitPath: row.unit_path,
    ref: row.ref,
    until: row.until?.toISOString().slice(0, 10) ?? null,
  }
}
