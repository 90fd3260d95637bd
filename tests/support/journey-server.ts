import pg from 'pg'
import { findEmbeddedPostgres } from '../../scripts/embedded-postgres'

/** Where the product of this browser run listens and keeps its data. */
export function journeyServer(): { origin: string; dataDir: string } {
  const { JOURNEY_PORT: port, JOURNEY_DATA_DIR: dataDir } = process.env
  if (!port || !dataDir) throw new Error('Journeys run through playwright.config.ts')
  return { origin: `http://localhost:${port}`, dataDir }
}

/** Looks into the running product's database as a superuser, past row-level security. */
export async function askDatabase<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const server = await findEmbeddedPostgres(journeyServer().dataDir)
  if (!server) throw new Error('The database of this run is not running')
  const url = new URL(server.superuserUrl)
  url.pathname = '/yikou'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
