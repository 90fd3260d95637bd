import pg from 'pg'
import { type Office, office } from '@/lib/catalogue/office'
import { transaction } from '@/lib/kernel/transaction'
import { newPersonKey } from '@/lib/registry/person-keys'
import { factRows, findableNumbers, sealFact } from '@/lib/registry/record-facts'
import type { InventedHousehold } from '../../prisma/demonstration/person'
import { inventStreet, type Quarter } from '../../prisma/demonstration/population/invent-street'
import { spreadNumbers } from '../../prisma/demonstration/population/spread-numbers'
import { type Ground, groundOf } from '../../prisma/demonstration/write/ground'
import { householdRows, lookupRows } from '../../prisma/demonstration/write/household-rows'
import { type TableName, tableColumns } from '../../prisma/demonstration/write/table-columns'
import { copier } from './copy-in'
import { projected } from './projected'

/** What triggers write when rows do not come by COPY. */
const derived: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  place: ['street'],
  household: ['street'],
  bond: ['seat', 'street'],
}

const columns: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    Object.entries(tableColumns).map(([table, each]) => [
      table,
      [...Object.keys(each), ...(derived[table as TableName] ?? [])],
    ]),
  ),
  person_key: ['id', 'resident', 'key_enc'],
  fact: ['id', 'at', 'subject', 'element', 'value_enc', 'person_key', 'source', 'verified_by', 'level', 'unit_path'],
  fact_now: ['subject', 'element', 'fact', 'contested_by', 'stale_on', 'level', 'unit_path', 'weight', 'value_mac'],
}

/** Everybody of these quarters, streamed; the same every time. */
export function* householdsOf(quarters: readonly Quarter[]): Generator<InventedHousehold> {
  const numbers = spreadNumbers()
  for (const quarter of quarters) yield* inventStreet(numbers, quarter)
}

type Known = { ground: Ground; elements: Office['elements'] }

function known(clerk: string): Promise<Known> {
  return transaction({ as: 'worker' }, async ({ tx }) => ({
    ground: await groundOf(tx, () => clerk),
    elements: (await office(tx)).elements,
  }))
}

/** `yunzhou/linjiang/s1/c2/` → `yunzhou/linjiang/s1/`: facts are projected for the street. */
export const streetOf = (path: string): string => `${path.split('/').slice(0, 3).join('/')}/`

function addHousehold(
  to: ReturnType<typeof copier>,
  { ground, elements }: Known,
  household: InventedHousehold,
): number {
  const { rows, facts, people } = householdRows(ground, household)
  const { place, household: homes, bond, ...others } = rows
  for (const table of Object.keys(others) as (keyof typeof others)[]) to.add(table, others[table])
  const inStreet = <Row extends { unit_path?: unknown }>(row: Row) => ({
    ...row,
    street: streetOf(String(row.unit_path)),
  })
  to.add('place', place.map(inStreet))
  to.add('household', homes.map(inStreet))
  const seats = new Map(homes.map(({ id, kind }) => [id, kind]))
  to.add(
    'bond',
    bond.map((row) => (row.kind === 'member' ? { ...inStreet(row), seat: seats.get(row.b) } : row)),
  )
  const told = factRows(elements, facts)
  const now = projected(told, streetOf)
  const present = new Set(now.map(({ fact }) => fact))
  const made = people.map(({ id }) => newPersonKey(id))
  const keys = new Map(made.map((each) => [each.resident, each]))
  const sealed = told.map((row) => ({
    ...row,
    value_enc: sealFact(row, keys),
    person_key: keys.get(row.subject)?.id,
    verified_by: row.verifiedBy,
    unit_path: row.unitPath,
  }))
  to.add(
    'person_key',
    made.map(({ id, resident, wrapped }) => ({ id, resident, key_enc: wrapped })),
  )
  to.add('fact', sealed)
  to.add('fact_now', now)
  to.add('lookup', lookupRows(findableNumbers(told.filter(({ id }) => present.has(id)))))
  return people.length
}

type Index = { name: string; table: string; definition: string; constrained: boolean }

/** Indexes are made again after the rows: a search tree that is built at once takes a fraction of the time. */
async function withoutIndexes(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await client.query<Index>(
    `SELECT i.indexrelid::regclass::text AS name, i.indrelid::regclass::text AS "table", pg_get_indexdef(i.indexrelid) AS definition,
       c.oid IS NOT NULL AS constrained
     FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x', 'f')
     WHERE i.indrelid::regclass::text = ANY ($1)`,
    [Object.keys(columns)],
  )
  const free = indexes.filter(({ constrained }) => !constrained)
  const keys = ['lookup', 'fact_now'].flatMap((table) =>
    indexes.filter((each) => each.table === table && each.constrained),
  )
  for (const { name } of free) await client.query(`DROP INDEX ${name}`)
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
  await work()
  for (const { definition } of [...free, ...keys]) await client.query(definition)
  for (const { name, table } of keys) await client.query(`ALTER TABLE ${table} ADD PRIMARY KEY USING INDEX ${name}`)
}

/**
 * Fills an empty register by COPY with the very rows that the demonstration writes: encrypted, hashed, tied, projected,
 * searchable. As a superuser, with checks of references left out: the rows come in the right order. Answers how many people.
 */
export async function fillRegister(
  superuserUrl: string,
  { quarters, clerk, said }: { quarters: readonly Quarter[]; clerk: string; said: (people: number) => void },
): Promise<number> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const about = await known(clerk)
  const to = copier(client, columns)
  let people = 0
  try {
    await client.query(
      `SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'`,
    )
    await withoutIndexes(client, async () => {
      let told = 0
      for (const household of householdsOf(quarters)) {
        people += addHousehold(to, about, household)
        await to.send()
        if (people - told < 10_000) continue
        told = people
        said(told)
      }
      await to.send(true)
    })
    // The triggers that make places findable did not run either.
    await client.query('SET session_replication_role = origin; ANALYZE; UPDATE place SET name = name')
    await client.query('VACUUM (ANALYZE)')
  } finally {
    await client.end()
  }
  return people
}
