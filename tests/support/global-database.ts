import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { databaseRoles, ownerRole } from '../../scripts/database-roles'
import { demonstrationKeys } from '../../scripts/demonstration-keys'
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres'
import { generateClient } from '../../scripts/generate-client'
import { migrate } from '../../scripts/migrate'
import { removeDataDir } from '../../scripts/postgres-place'

/** The server of a test run: everything that a file needs to make a database of its own. */
export type TestServer = {
  superuserUrl: string
  /** Migrated and empty; each test database is a copy of it. */
  template: string
  ownerUrl: string
  appUrl: string
  keyFile: string
  dataDir: string
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

/** What a test server may lose in a power cut does not matter, so it does not wait for the disk. */
const fast = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  log_min_messages: 'fatal',
}

/** Starts one real PostgreSQL for all files, migrates a template, and takes everything away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient()
  const dataDir = mkdtempSync(join(tmpdir(), 'yikou-test-'))
  const server = await startEmbeddedPostgres({ dataDir, settings: fast })
  await databaseRoles({
    superuserUrl: server.superuserUrl,
    database: 'yikou',
    owner: { role: ownerRole, password: server.passwords.owner },
    appPassword: server.passwords.app,
  })
  await migrate({ adminUrl: server.adminUrl })
  project.provide('testServer', {
    superuserUrl: server.superuserUrl,
    template: 'yikou',
    ownerUrl: server.adminUrl,
    appUrl: server.appUrl,
    keyFile: demonstrationKeys(dataDir),
    dataDir,
  })
  return async () => {
    await server.stop()
    removeDataDir(dataDir)
  }
}
