import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import { factValue } from './facts'
import { type NewFact, recordFacts } from './record-facts'
import { readable, sealedColumns, sealedFacts, toldOf } from './sealed-facts'
import { isAuthority } from './source-weight'

/** A fact as it was told, without its value. */
export type StoredFact = { id: string; element: string; source: string; ref: string | null }
/** Why a fact is kept although its person wants it erased: the register's duty, or the file of a case. */
export type KeptFor = 'register' | 'case'

type Row = StoredFact & {
  at: Date
  until: Date | null
  verified_by: string | null
  unit_path: string
  value_enc: string
  person_key: string | null
  key_enc: string | null
  subject: string
}

/**
 * Whether the law has the office keep a fact: what a base register or the office itself established, as long as it keeps
 * the register (个人信息保护法 art. 13(3)), and what the file of a case rests on. What a person only told goes.
 */
export function keptFor({ source, ref }: StoredFact, cases: ReadonlySet<string>): KeptFor | null {
  if (isAuthority(source) || source === 'correction' || source === 'steward') return 'register'
  return source.startsWith('case:') || (ref !== null && cases.has(ref)) ? 'case' : null
}

/** Every fact ever told of a person, or of a record that was merged into theirs, that can still be read, oldest first. */
async function rowsOf(tx: Transaction, person: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT ${sealedColumns}, f.subject, f.element, f.source, f.ref, f.at, f.until, f.verified_by, f.unit_path
    FROM ${sealedFacts}
    WHERE ${toldOf(person)} AND ${readable} ORDER BY f.at, f.id`
}

/** What is stored of a person, without values. */
export async function storedFacts(tx: Transaction, person: string): Promise<StoredFact[]> {
  return (await rowsOf(tx, person)).map(({ id, element, source, ref }) => ({ id, element, source, ref }))
}

/**
 * Destroys the person's data key, and with it every value ever stored; what has to be kept is recorded anew under a new
 * key, with the source and the time it had. For the worker. Answers how many facts went and how many stayed.
 */
export async function forgetFacts(
  tx: Transaction,
  person: string,
  keeps: (fact: StoredFact) => boolean,
): Promise<{ erased: number; kept: number }> {
  const rows = await rowsOf(tx, person)
  const kept = rows.filter(keeps).map(againOf)
  for (const subject of new Set([person, ...rows.map((row) => row.subject)])) {
    await tx.$executeRaw`SELECT registry_forget(${subject}::uuid)`
  }
  await recordFacts(tx, kept)
  return { erased: rows.length - kept.length, kept: kept.length }
}

function againOf(row: Row): NewFact {
  return {
    subject: row.subject,
    element: row.element,
    value: factValue(row),
    source: row.source,
    ref: row.ref,
    verifiedBy: row.verified_by,
    until: row.until?.toISOString().slice(0, 10) ?? null,
    unitPath: row.unit_path,
    at: row.at.toISOString(),
  }
}
