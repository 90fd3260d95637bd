import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProcess, typescriptNode } from '../../../scripts/run-process'
import { testDatabase } from '../../support/database'

const db = await testDatabase({ seeded: true })
const client = new pg.Client({ connectionString: db.superuserUrl })

/** The street as it is shipped, with its cases: answers, messages, papers and events hold numbers too. */
async function addCases(): Promise<void> {
  const env = { ...process.env, DEMO_CASES: '1' }
  const { code, output } = await runProcess([process.execPath, ...typescriptNode, 'prisma/seed.ts'], { env })
  if (code !== 0) throw new Error(output)
}

beforeAll(async () => {
  await addCases()
  await client.connect()
}, 300_000)
afterAll(() => client.end())

type Column = { place: string; table: string; column: string }

/** Every column that can hold a text, whoever owns it. Checksums of migrations are hexadecimal and hold long runs of digits. */
async function textColumns(): Promise<Column[]> {
  const { rows } = await client.query<{ schema: string; table: string; column: string }>(`
    SELECT c.table_schema AS schema, c.table_name AS table, c.column_name AS column
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
      AND c.table_name <> '_prisma_migrations' AND c.data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY')`)
  return rows.map(({ schema, table, column }) => ({
    place: `${table}.${column}`,
    table: `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`,
    column: client.escapeIdentifier(column),
  }))
}

/** Identity numbers, mobile numbers and bank accounts, outside of longer runs of digits. Ids are no numbers of people. */
const personal = '(^|[^0-9])([0-9]{17}[0-9Xx]|1[3-9][0-9]{9}|[0-9]{19})($|[^0-9])'
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Where a personal number stands in plain text. */
async function plainNumbers(): Promise<string[]> {
  const found: string[] = []
  for (const { place, table, column } of await textColumns()) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM ${table} WHERE regexp_replace(${column}::text, $1, '', 'g') ~ $2 LIMIT 1`,
      [uuid, personal],
    )
    if (rowCount) found.push(place)
  }
  return found
}

test('after seeding no column of the database holds a plain identity number, phone or bank account', async () => {
  const { rows } = await client.query<{ people: number; facts: number; cases: number }>(`
    SELECT (SELECT count(*)::int FROM resident) AS people, (SELECT count(*)::int FROM fact) AS facts,
      (SELECT count(*)::int FROM "case") AS cases`)
  expect(rows[0]?.people).toBeGreaterThan(200)
  expect(rows[0]?.facts).toBeGreaterThan(1000)
  expect(rows[0]?.cases).toBeGreaterThan(10)
  expect(await plainNumbers()).toEqual([])
})

test.each(['339901199003078119', '11010519491231002X', '13800005678', '6217001234567890128'])(
  'the scan finds %s wherever it stands',
  async (number) => {
    await client.query('BEGIN')
    await client.query(`INSERT INTO outbox (topic, payload) VALUES ('scan', $1)`, [{ to: `tel ${number}` }])
    await client.query(`INSERT INTO place (code, kind, unit_path, name) VALUES ('scan', 'facility', 'scan/', $1)`, [
      number,
    ])
    const found = await plainNumbers()
    await client.query('ROLLBACK')
    expect(found.sort()).toEqual(['lookup.value', 'outbox.payload', 'place.name'])
  },
)
