import 'server-only'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Lock } from './lock'
import type { Document } from './schema'
import { readBody } from './stored-body'

/** A published version: `version` is the id that a case pins, `lock` what this publication reaches. */
export type InForce = { version: string; number: number; hash: string; lock: Lock; document: Document }
type Row = Omit<InForce, 'document'> & { body: unknown }

/** The version of every definition that is in force on a date (`YYYY-MM-DD`): the latest one that has begun. */
export async function inForce(tx: Transaction, date: string): Promise<InForce[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT DISTINCT ON (v.definition) v.id AS version, v.number, v.hash, v.lock, v.body
    FROM definition_version v JOIN definition d ON d.id = v.definition
    WHERE d.scope_path = '' AND (v.starts_on IS NULL OR v.starts_on <= ${date}::date)
    ORDER BY v.definition, v.number DESC`
  return rows.map(({ body, ...row }) => ({ ...row, document: readBody(body) }))
}
