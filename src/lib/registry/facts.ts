import 'server-only'
import { addDays } from '@/lib/calendar/add-days'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { office } from '@/lib/catalogue/office'
import type { Known } from '@/lib/forms/planner'
import { now, today } from '@/lib/kernel/clock'
import { openJson, sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import type { Transaction } from '@/lib/kernel/transaction'
import { addLookups } from './lookups'

export type NewFact = {
  subject: string
  element: string
  value: unknown
  /** population-register, id-card, self, staff, collector, or case:<number>. */
  source: string
  ref?: string | null
  verifiedBy?: string | null
  until?: string | null
  unitPath: string
}

/** Sources whose word stands until a source of the same weight speaks again; the rest are what somebody said. */
const authorities = ['population-register', 'id-card']
const place = (id: string) => `fact.value_enc:${id}`

/** Weight of a source: a base register or card, a member of staff who saw the proof, a person's own word. */
export function weightOf(source: string, verified: boolean): number {
  if (authorities.includes(source)) return 3
  return verified || source.startsWith('case:') ? 2 : 1
}

/**
 * Adds a fact to the append-only store and moves the projection to it, unless the present value comes from a weightier
 * source: then the new one is kept beside it and the present one is marked as contested (共享校核). Repeating the present
 * value from the same source only renews its date.
 */
export async function recordFact(tx: Transaction, fact: NewFact): Promise<string> {
  const element = (await office(tx)).elements.find((each) => each.element === fact.element)
  const [id, level] = [newId(), element?.level ?? 2]
  await tx.fact.createMany({
    data: [
      {
        id,
        subject: fact.subject,
        element: fact.element,
        valueEnc: sealJson(fact.value, place(id)),
        source: fact.source,
        ref: fact.ref ?? null,
        verifiedBy: fact.verifiedBy ?? null,
        until: fact.until ? new Date(fact.until) : null,
        level,
        unitPath: fact.unitPath,
      },
    ],
  })
  const stale = element?.freshDays ? addDays(today(), element.freshDays) : null
  await project(tx, { ...fact, id, level, stale })
  if (fact.element === 'person.mobile' && typeof fact.value === 'string') {
    await addLookups(tx, { resident: fact.subject, unitPath: fact.unitPath, phone: fact.value })
  }
  return id
}

type Projected = NewFact & { id: string; level: number; stale: string | null }

async function project(tx: Transaction, fact: Projected): Promise<void> {
  const [present] = await tx.$queryRaw<{ source: string; verified_by: string | null }[]>`
    SELECT f.source, f.verified_by FROM fact_now n JOIN fact f ON f.id = n.fact WHERE n.subject = ${fact.subject}::uuid AND n.element = ${fact.element}`
  const outweighed =
    present && weightOf(present.source, present.verified_by !== null) > weightOf(fact.source, Boolean(fact.verifiedBy))
  if (outweighed) {
    await tx.$executeRaw`
      UPDATE fact_now SET contested_by = ${fact.id}::uuid WHERE subject = ${fact.subject}::uuid AND element = ${fact.element}`
    return
  }
  await tx.$executeRaw`
    INSERT INTO fact_now (subject, element, fact, stale_on, level, unit_path)
    VALUES (${fact.subject}::uuid, ${fact.element}, ${fact.id}::uuid, ${fact.stale}::date, ${fact.level}, ${fact.unitPath})
    ON CONFLICT (subject, element) DO UPDATE SET fact = EXCLUDED.fact, stale_on = EXCLUDED.stale_on, contested_by = NULL, level = EXCLUDED.level`
}

export type KnownFact = Known & { fact: string; level: number; contested: boolean }

/** What is known of a person now, by element, each with where it came from and since when. Expired facts are left out. */
export async function knownFacts(tx: Transaction, subject: string): Promise<Record<string, KnownFact>> {
  const rows = await tx.$queryRaw<
    {
      id: string
      element: string
      value_enc: string
      source: string
      at: Date
      verified_by: string | null
      stale_on: Date | null
      until: Date | null
      level: number
      contested_by: string | null
    }[]
  >`
    SELECT f.id, n.element, f.value_enc, f.source, f.at, f.verified_by, n.stale_on, f.until, n.level, n.contested_by
    FROM fact_now n JOIN fact f ON f.id = n.fact WHERE n.subject = ${subject}::uuid`
  const valid = rows.filter((row) => !row.until || row.until >= now())
  return Object.fromEntries(
    valid.map((row) => [
      row.element,
      {
        fact: row.id,
        value: openJson(row.value_enc, place(row.id)),
        source: row.source,
        at: shanghaiDate(row.at),
        ...(row.stale_on ? { staleOn: row.stale_on.toISOString().slice(0, 10) } : {}),
        verified: row.verified_by !== null || authorities.includes(row.source),
        level: row.level,
        contested: row.contested_by !== null,
      },
    ]),
  )
}
