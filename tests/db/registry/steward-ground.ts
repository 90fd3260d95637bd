import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { type NewFact, recordFacts } from '@/lib/registry/record-facts'
import { asOwner } from '../access/street'
import { idNumber, person, qinghe, type Told } from './two-streets'

export const hehua = `${qinghe}hehua/`
let serial = 100

/** A number that nobody has had yet in this file, of somebody born on this day. */
export function freshNumber(birth: string): string {
  serial += 2
  return idNumber(birth, String(serial))
}

/** Somebody new who lives in a community. */
export async function somebody(told: Partial<Told> & { birth?: string } = {}): Promise<string> {
  const birth = told.birth ?? '1970-05-06'
  return person({ name: '某人', unitPath: hehua, ...told, birth, idNumber: told.idNumber ?? freshNumber(birth) })
}

/** Facts as the sources told them, in this order. */
export function tell(facts: readonly NewFact[]): Promise<string[]> {
  return transaction({ as: 'worker' }, ({ tx }) => recordFacts(tx, facts))
}

export type PresentRow = { fact: string; contested_by: string | null; stale_on: string | null; weight: number }

/** The projection of one element of a person in a street, read behind the product's back. */
export async function presentOf(url: string, subject: string, element: string): Promise<PresentRow | undefined> {
  const [row] = await asOwner<PresentRow>(
    url,
    'SELECT fact, contested_by, stale_on::text, weight FROM fact_now WHERE subject = $1 AND element = $2',
    [subject, element],
  )
  return row
}

/** A household of which somebody is a member. */
export async function householdWith(url: string, resident: string, unitPath = hehua): Promise<string> {
  const id = newId()
  await asOwner(url, `INSERT INTO household (id, code, unit_path, kind) VALUES ($1, $2, $3, 'living')`, [
    id,
    id,
    unitPath,
  ])
  await asOwner(
    url,
    `INSERT INTO bond (kind, a, b, role, "from", unit_path) VALUES ('member', $1, $2, '01', '2020-01-01', $3)`,
    [...[resident, id, unitPath]],
  )
  return id
}

/** A case of somebody, an entry of a ledger and a message, as plain rows: what a merge has to carry over. */
export async function belongings(url: string, resident: string, unitPath = qinghe): Promise<void> {
  const [id, no] = [newId(), newId()]
  const [version] = await asOwner<{ id: string }>(url, 'SELECT id FROM definition_version LIMIT 1')
  await asOwner(
    url,
    `INSERT INTO "case" (id, no, service, version, unit_path, shared_with, parties, stage, phase, channel, applicant, answers_enc, received_at)
     VALUES ($1, $2, 'x', $3, $4, '{}', ARRAY[$5]::uuid[], 'received', 'received', 'web', '某*', 'x', now())`,
    [id, no, version?.id, unitPath, resident],
  )
  await asOwner(
    url,
    `INSERT INTO party (case_id, role, no, kind, subject, snapshot_enc) VALUES ($1, 'applicant', 0, 'person', $2, 'x')`,
    [id, resident],
  )
  await asOwner(
    url,
    `INSERT INTO entry (register, version, subject, unit_path, data_enc, level, "from") VALUES ('x', $1, $2, $3, 'x', 2, '2024-01-01')`,
    [version?.id, resident, unitPath],
  )
  await asOwner(
    url,
    `INSERT INTO message (case_id, to_person, template, locale, title_enc, body_enc) VALUES ($1, $2, 'x', 'zh-Hans', 'x', 'x')`,
    [id, resident],
  )
}

const touched = [
  ...['resident', 'tie', 'household', 'bond', 'fact', 'fact_now', 'entry', 'entry_event', 'lookup', 'case', 'party'],
  ...['account', 'mandate', 'message', 'duplicate', 'contact'],
]

/** Every row of every table that a merge may touch, as text by table. */
export async function dump(url: string): Promise<Record<string, string[]>> {
  const parts = touched.map((table) => `SELECT '${table}' AS name, to_jsonb(t)::text AS row FROM "${table}" t`)
  const rows = await asOwner<{ name: string; row: string }>(url, `${parts.join(' UNION ALL ')} ORDER BY 1, 2`)
  return Object.fromEntries(
    touched.map((table) => [table, rows.filter(({ name }) => name === table).map(({ row }) => row)]),
  )
}

/** Refusals are answers too: the code and the reason, or `done`. */
export async function answerOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (problem: { code?: string; reason?: string }) => `${problem.code} ${problem.reason}`,
  )
}
