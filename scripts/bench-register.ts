import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { closeDatabase } from '@/lib/kernel/db'
import { bigQuarters, firstStreet, openBigOffice } from '../tests/bench/big-office'
import { fillRegister, householdsOf } from '../tests/bench/fill-register'
import { measureRegister, someOf } from '../tests/bench/measure-register'
import { asCsv, asTable } from '../tests/bench/timed'
import { findEmbeddedPostgres } from './embedded-postgres'
import { generateClient } from './generate-client'
import { migrate } from './migrate'
import { openDatabase } from './open-database'
import { removeDataDir } from './postgres-place'

/**
 * `npm run bench:register [-- --people 200000] [--data FOLDER]`: fills a database of its own with five streets of invented
 * residents and measures how a clerk of one of them finds people. With a folder the database is kept there and used again.
 */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

const people = Number(option('people') ?? 200_000)
const samples = Number(option('samples') ?? 200)
const kept = option('data')
const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'yikou-bench-'))
const mib = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`

/** Its own database, whatever database the settings of the shell name. */
async function open() {
  for (const name of ['DATABASE_URL', 'DATABASE_ADMIN_URL', 'KEY_FILE', 'MASTER_KEY']) delete process.env[name]
  Object.assign(process.env, { DEMO: '1', DATA_DIR: dataDir, LOG_LEVEL: 'error', SESSION_STAFF_IDLE_MINUTES: '240' })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  await generateClient()
  const database = await openDatabase()
  await migrate({ adminUrl: String(database.environment.DATABASE_ADMIN_URL) })
  const server = await findEmbeddedPostgres(dataDir)
  if (!server) throw new Error('the database of the bench does not run')
  const url = new URL(server.superuserUrl)
  url.pathname = '/yikou'
  return { stop: database.stop, superuserUrl: url.href }
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql).finally(() => client.end())
  return rows
}

/** The account of the clerk, with everybody to be found; what an earlier run has kept is used again. */
async function prepared(superuserUrl: string): Promise<string> {
  const [clerk] = await ask<{ id: string }>(superuserUrl, `SELECT id FROM account WHERE name = '测量员'`)
  if (clerk) return clerk.id
  const account = await openBigOffice()
  const began = Date.now()
  const said = (done: number) => process.stdout.write(`\r${done} …`)
  const filled = await fillRegister(superuserUrl, { quarters: bigQuarters(people), clerk: account, said })
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  const peak = mib(process.resourceUsage().maxRSS * 1024)
  process.stdout.write(`\rfilled: ${filled} people in ${seconds} s, at most ${peak} of memory in this process\n`)
  return account
}

async function bench(): Promise<void> {
  const database = await open()
  try {
    const account = await prepared(database.superuserUrl)
    const [about] = await ask<{ version: string; people: number; lookups: number; size: string }>(
      database.superuserUrl,
      `SELECT current_setting('server_version') AS version, (SELECT count(*)::int FROM resident) AS people,
         (SELECT count(*)::int FROM lookup) AS lookups, pg_size_pretty(pg_database_size(current_database())) AS size`,
    )
    const every = Math.max(1, Math.floor(people / 5 / samples / 3))
    const sampled = someOf(householdsOf(firstStreet(people)), { every, most: samples })
    const { measured, floor, statements } = await measureRegister(account, sampled)
    const [cpu] = cpus()
    console.log(
      `${cpus().length} × ${cpu?.model.trim()}, ${mib(totalmem())}, Node ${process.version}, PostgreSQL ${about?.version}`,
    )
    console.log(`${about?.people} people in 5 streets, ${about?.lookups} search rows, database ${about?.size}`)
    console.log(asTable(measured, floor))
    console.log(`person page: ${statements} statements beside BEGIN and COMMIT, the session check included`)
    mkdirSync('reports', { recursive: true })
    writeFileSync('reports/bench-register.csv', asCsv(measured, floor))
    if (measured.some(({ p95, limit }) => limit !== undefined && p95 > limit)) process.exitCode = 1
  } finally {
    await closeDatabase()
    await database.stop()
    if (!kept) removeDataDir(dataDir)
  }
}

bench().catch((problem: unknown) => {
  console.error(problem)
  process.exitCode = 1
})
