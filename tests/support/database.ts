import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/kernel/db'
import { forgetSettings } from '@/lib/kernel/env'
import { runProcess, typescriptNode } from '../../scripts/run-process'

type Options = {
  /** With the published definitions and the demonstration street; otherwise only the tables. */
  seeded?: boolean
  /** Further settings for this file, such as `{ JOB_LEASE_SECONDS: '2' }`. */
  settings?: Readonly<Record<string, string>>
}

export type TestDatabase = {
  /** As the application's role: bound by row-level security. */
  appUrl: string
  /** As the owner of the tables. */
  ownerUrl: string
  /** As a role that row-level security does not bind: for looking behind the product's back. */
  superuserUrl: string
}

/** Any fixed number: files that need the seeded template at the same time wait for the first to make it. */
const seedLock = 7_210_542
const seededTemplate = 'yikou_seeded'

function inDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('testServer').superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function settingsFor(name: string): Record<string, string> {
  const server = inject('testServer')
  return {
    NODE_ENV: 'test',
    DEMO: '1',
    DEMO_CASES: '0',
    DEMO_PEOPLE: '0',
    DATABASE_URL: inDatabase(server.appUrl, name),
    DATABASE_ADMIN_URL: inDatabase(server.ownerUrl, name),
    KEY_FILE: server.keyFile,
    DATA_DIR: server.dataDir,
    APP_ORIGIN: 'http://localhost:3000',
    LOG_LEVEL: 'error',
  }
}

async function copy(client: pg.Client, { from, to }: { from: string; to: string }): Promise<void> {
  await client.query(`create database "${to}" template "${from}" owner yikou_owner`)
}

async function ensureSeededTemplate(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [seedLock])
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [seededTemplate])
    if (rowCount) return
    const draft = `${seededTemplate}_draft`
    await client.query(`drop database if exists "${draft}"`)
    await copy(client, { from: inject('testServer').template, to: draft })
    const { code, output } = await runProcess([process.execPath, ...typescriptNode, 'prisma/seed.ts'], {
      env: { ...process.env, ...settingsFor(draft) },
    })
    if (code !== 0) throw new Error(`prisma/seed.ts failed:\n${output}`)
    await client.query(`alter database "${draft}" rename to "${seededTemplate}"`)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [seedLock])
  }
}

/**
 * A real database for this test file alone, with the settings of the process pointing at it; dropped when the file is done.
 * Call it once, before anything reads settings: `const db = await testDatabase({ seeded: true })` at the top of the file.
 */
export async function testDatabase(options: Options = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(async (client) => {
    if (options.seeded) await ensureSeededTemplate(client)
    await copy(client, { from: options.seeded ? seededTemplate : inject('testServer').template, to: name })
  })
  const settings = settingsFor(name)
  Object.assign(process.env, settings, options.settings)
  forgetSettings()
  afterAll(async () => {
    await closeDatabase()
    await asSuperuser((client) => client.query(`drop database if exists "${name}" with (force)`))
  })
  const { superuserUrl } = inject('testServer')
  return {
    appUrl: String(settings.DATABASE_URL),
    ownerUrl: String(settings.DATABASE_ADMIN_URL),
    superuserUrl: inDatabase(superuserUrl, name),
  }
}
