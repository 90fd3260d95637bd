import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Known } from '@/lib/forms/planner'
import { type PartyNeed, partyElements } from '@/lib/forms/planner'
import type { Transaction } from '@/lib/kernel/transaction'
import { knownFacts } from './facts'
import { type PersonRow, readPeople } from './read-people'
import { openIdNumber } from './residents'

/** A person as a case takes them along: plain values by the words that definitions use (`name`, `id`, `hukou` …). */
export type Snapshot = { resident: string } & Partial<Record<PartyNeed, unknown>> & Record<string, unknown>

/** Codes of the list of identity documents. Permits of Hong Kong, Macao and Taiwan are one kind of number. */
const documents: Readonly<Record<string, string>> = {
  'citizen-id': '10',
  'residence-permit': '20',
  'foreign-resident-card': '30',
  temporary: '90',
}

/** What a person's own row tells, by data element. The number is opened: the caller masks it or has the right to show it. */
export function identityOf(row: PersonRow): Record<string, Known> {
  const at = shanghaiDate(row.at)
  const identity = (value: unknown): Known => ({ value, source: 'id-card', at, verified: true })
  return {
    'person.name': identity(row.name),
    'person.identity_number': identity(openIdNumber(row)),
    'person.identity_kind': identity(documents[row.idKind]),
    ...(row.birth ? { 'person.birth_date': identity(row.birth) } : {}),
    ...(row.sex ? { 'person.sex': identity(row.sex) } : {}),
  }
}

/** What the register knows of a person by data element, the identity from the person's own row included. */
export async function knownOf(tx: Transaction, resident: string): Promise<Record<string, Known>> {
  const [row] = await readPeople(tx, [resident])
  return row ? { ...identityOf(row), ...(await knownFacts(tx, resident)) } : {}
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
