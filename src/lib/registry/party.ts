import 'server-only'
import type { Known } from '@/lib/forms/planner'
import { type PartyNeed, partyElements } from '@/lib/forms/planner'
import type { Transaction } from '@/lib/kernel/transaction'
import { knownFacts } from './facts'
import { openIdNumber } from './residents'

/** A person as a case takes them along: plain values by the words that definitions use (`name`, `id`, `hukou` …). */
export type Snapshot = { resident: string } & Partial<Record<PartyNeed, unknown>> & Record<string, unknown>

/** What the register knows of a person by data element, the identity from the person's own row included. */
export async function knownOf(tx: Transaction, resident: string): Promise<Record<string, Known>> {
  const row = await tx.resident.findUnique({
    where: { id: resident },
    select: { id: true, idEnc: true, idKind: true, name: true, sex: true, birth: true, at: true },
  })
  if (!row) return {}
  const at = row.at.toISOString().slice(0, 10)
  const identity = (value: unknown): Known => ({ value, source: 'id-card', at, verified: true })
  return {
    'person.name': identity(row.name),
    'person.identity_number': identity(openIdNumber(row)),
    'person.identity_kind': identity(row.idKind),
    ...(row.birth ? { 'person.birth_date': identity(row.birth.toISOString().slice(0, 10)) } : {}),
    ...(row.sex ? { 'person.sex': identity(row.sex) } : {}),
    ...(await knownFacts(tx, resident)),
  }
}

/** The snapshot that a case keeps of a person, from what is known now. Empty but for the id when the actor may not see them. */
export function snapshotOf(resident: string, known: Readonly<Record<string, Known>>): Snapshot {
  const needs = Object.entries(partyElements).map(([need, { element }]) => [need, known[element]?.value] as const)
  const more = Object.entries(known)
    .filter(([element]) => !needs.some(([need]) => partyElements[need as PartyNeed].element === element))
    .map(([element, { value }]) => [element.replace('.', '_'), value] as const)
  const values = [...needs, ...more].filter(([, value]) => value !== undefined)
  return { resident, ...Object.fromEntries(values) }
}
