import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SchemaContainer } from '@prisma/schema-engine-wasm'
import { startEmbeddedPostgres } from './embedded-postgres'
import { isMain } from './is-main'
import { removeDataDir } from './postgres-place'
import { readSchema, withSchemaEngine } from './schema-engine'

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' })
}

/** The schema files of the commit that last added a migration: what the migrations so far lead to. */
function schemaOfLastMigration(): SchemaContainer[] {
  const commit = git('log', '-1', '--format=%H', '--', 'prisma/migrations').trim()
  if (!commit) return []
  return git('ls-tree', '--name-only', commit, 'prisma/')
    .split('\n')
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => ({ path: path.replace(/^prisma\//, ''), content: git('show', `${commit}:${path}`) }))
}

/**
 * The SQL from the schema of the last committed migration to the schema files as they are now. The engine
 * wants a server of the right version beside it, so a throw-away one is started. Knows tables, columns, keys and indexes; policies, grants, triggers and checks are written by hand.
 */
async function missingSql(): Promise<string> {
  const before = schemaOfLastMigration()
  const schema = readSchema('prisma')
  const dataDir = mkdtempSync(join(tmpdir(), 'yikou-migration-'))
  const server = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } })
  try {
    const { stdout } = await withSchemaEngine(server.superuserUrl, {
      schema,
      work: (engine) =>
        engine.diff({
          from: before.length > 0 ? { tag: 'schemaDatamodel', files: before } : { tag: 'empty' },
          to: { tag: 'schemaDatamodel', files: schema },
          script: true,
          exitCode: null,
          filters: { externalTables: [], externalEnums: [] },
        }),
    })
    return stdout ?? ''
  } finally {
    await server.stop()
    removeDataDir(dataDir)
  }
}

if (isMain(import.meta.url)) {
  const [name] = process.argv.slice(2)
  const sql = await missingSql()
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error('用法 · usage: npm run migration:new -- lower_case_name（只打印 · printing only）')
    console.log(sql)
  } else {
    const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join('prisma', 'migrations', `${time}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), sql)
    console.log(`${folder}/migration.sql`)
  }
  // The engine leaves a timer behind.
  process.exit(0)
}
