import 'server-only'
import type { Subject } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { factValueById, recordFact } from '../facts'

/** A value as it stands in a street, and what says otherwise. `unitPath`: the unit that told it. */
export type PresentFact = {
  fact: string
  other: string | null
  subject: string
  element: string
  street: string
  unitPath: string
  stale: string | null
}

/** What a right about a fact is asked about; null when the actor may not know it. */
export async function factSubject(tx: Transaction, fact: string): Promise<Subject | null> {
  return tx.fact.findUnique({ where: { id: fact }, select: { unitPath: true, level: true } })
}

/** The present value that this fact is. Refuses `conflict` when another one has taken its place since. */
export async function presentFact(tx: Transaction, fact: string): Promise<PresentFact> {
  const [row] = await tx.$queryRaw<PresentFact[]>`
    SELECT n.fact, n.contested_by AS other, n.subject, n.element, n.unit_path AS street, f.unit_path AS "unitPath", n.stale_on::text AS stale
    FROM fact_now n JOIN fact f ON f.id = n.fact WHERE n.fact = ${fact}::uuid`
  if (!row) throw new Refusal('conflict', 'fact-moved')
  return row
}

type Said = { subject: string; source: 'staff' | 'steward'; account: string | null; evidence: string }

/**
 * Records again what a fact says, as seen by a member of the staff today (`staff`) or as decided between sources
 * (`steward`, which weighs as much as the source of truth). Answers the new fact.
 */
export async function sayAgain(
  tx: Transaction,
  fact: string,
  { subject, source, account, evidence }: Said,
): Promise<string> {
  const row = await tx.fact.findUniqueOrThrow({ where: { id: fact } })
  const { element, unitPath, until } = row
  return recordFact(tx, {
    ...{ subject, element, source, unitPath },
    value: await factValueById(tx, fact),
    ref: evidence,
    verifiedBy: account,
    until: until?.toISOString().slice(0, 10) ?? null,
  })
}
