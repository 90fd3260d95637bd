import 'server-only'
import { pinyin } from 'pinyin-pro'
import { Prisma } from '@/generated/prisma/client'
import type { Actor } from '@/lib/kernel/actor'
import { mac } from '@/lib/kernel/crypto'
import { inReach } from '@/lib/kernel/in-reach'
import type { Permission } from '@/lib/kernel/policy'
import type { Transaction } from '@/lib/kernel/transaction'
import { bigrams } from './lookups'

/** What search rows lead to, beside people. */
export type FoundKind = 'organisation'
type Row = { field: 'name' | 'name-bigram' | 'pinyin' | 'code'; value: string }
type Findable = { kind: FoundKind; subject: string; unitPath: string; name?: string; code?: string }

const manyFound = 100

/** Keyed hash under which the number of a record is found. */
export const codeMac = (kind: FoundKind, code: string) => mac(`${kind}-code`, code)

/** Initials of a name, read as words: 青禾物业 → qhwy. */
function initials(name: string): string {
  const read = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' })
  return read.map((each) => (/^[a-z0-9]/i.test(each) ? each.slice(0, 1).toLowerCase() : '')).join('')
}

function rowsOf({ kind, name, code }: Findable): Row[] {
  const letters = name ? initials(name) : ''
  const named: Row[] = name
    ? [
        { field: 'name', value: name },
        ...bigrams(name).map((value): Row => ({ field: 'name-bigram', value })),
        // Every end of the initials, so that letters from the middle are a prefix of one of them.
        ...[...letters].map((_, at): Row => ({ field: 'pinyin', value: letters.slice(at) })),
      ]
    : []
  return code ? [...named, { field: 'code', value: codeMac(kind, code) }] : named
}

/** Writes the search rows of a record. Rows of a former name go, when a name is given. */
export async function writeLookupRows(tx: Transaction, found: Findable): Promise<void> {
  const { kind, subject, unitPath, name } = found
  if (name)
    await tx.$executeRaw`DELETE FROM lookup WHERE kind = ${kind} AND subject = ${subject}::uuid AND field IN ('name', 'name-bigram', 'pinyin')`
  await tx.$executeRaw`
    INSERT INTO lookup (kind, field, value, unit_path, subject)
    SELECT ${kind}, field, value, ${unitPath}, ${subject}::uuid FROM jsonb_to_recordset(${JSON.stringify(rowsOf(found))}::jsonb) AS l(field text, value text)
    ON CONFLICT DO NOTHING`
}

type Search = { actor: Actor; kind: FoundKind; permission: Permission; typed: string }

/**
 * Records within reach whose number is the one typed, whose name contains it, or whose initials do (two letters or more),
 * at most a hundred ids. A single character finds nothing: it would list half the street.
 */
export async function findRecords(tx: Transaction, { actor, kind, permission, typed }: Search): Promise<string[]> {
  const reach = inReach(Prisma.sql`l.unit_path`, actor, permission)
  const letters = /^[a-z0-9]{2,30}$/i.test(typed) ? typed.toLowerCase() : ''
  const pairs = bigrams(typed)
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT l.subject FROM lookup l WHERE l.kind = ${kind} AND ${reach} AND l.field = 'code' AND l.value = ${codeMac(kind, typed.toUpperCase())}
    UNION SELECT l.subject FROM lookup l WHERE l.kind = ${kind} AND ${reach} AND ${letters !== ''} AND l.field = 'pinyin'
      AND l.value >= ${letters} COLLATE "C" AND l.value < ${`${letters}{`} COLLATE "C"
    UNION (SELECT l.subject FROM lookup l WHERE l.kind = ${kind} AND ${reach} AND l.field = 'name-bigram' AND l.value = ANY (${pairs})
      GROUP BY l.subject HAVING ${pairs.length > 0} AND count(DISTINCT l.value) = ${pairs.length})
    LIMIT ${manyFound}`
  return rows.map(({ subject }) => subject)
}
