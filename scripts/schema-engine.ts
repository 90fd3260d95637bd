import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

type Bindings = { SchemaEngine: typeof SchemaEngine; __wbg_set_wasm: (exports: WebAssembly.Exports) => void }

const packageName = '@prisma/schema-engine-wasm'
const require = createRequire(import.meta.url)

let bindings: Promise<Bindings> | undefined
let panic = ''

/** The engine reports its own crashes through this object, which it expects to find among the globals. */
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    set_message(message: string) {
      panic = message
    },
  },
})

/** Prisma's own schema engine, compiled to WebAssembly: the native one is a download that a closed network refuses. */
async function loadBindings(): Promise<Bindings> {
  const loaded: Bindings = await import(`${packageName}/schema_engine_bg`)
  const file = join(require.resolve(packageName), '..', 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), {
    './schema_engine_bg.js': loaded as unknown as WebAssembly.ModuleImports,
  })
  loaded.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()
  return loaded
}

/**
 * The adapter of Prisma cuts a script at every semicolon, which breaks the bodies of functions. PostgreSQL takes the
 * whole script in one simple query and runs it in one implicit transaction: a migration is applied whole or not at all.
 */
function withWholeScripts<T extends SqlDriverAdapter>(adapter: T & { underlyingDriver(): pg.Pool }): T {
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script)
  }
  return adapter
}

function adapterFactory(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withWholeScripts(await factory.connect()),
    connectToShadowDb: async () => withWholeScripts(await factory.connectToShadowDb()),
  }
}

/** Runs `work` with an engine on the database at `url`, and closes it. Errors of the engine come with its explanation. */
export async function withSchemaEngine<T>(
  url: string,
  { schema, work }: { schema: SchemaContainer[]; work: (engine: SchemaEngine) => Promise<T> },
): Promise<T> {
  bindings ??= loadBindings()
  const { SchemaEngine: engineClass } = await bindings
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 })
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(pool))
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  const engine = await engineClass.new({ datamodels }, () => undefined, factory)
  try {
    return await work(engine)
  } catch (problem) {
    throw problem instanceof Error ? withCause(problem) : problem
  } finally {
    engine.free()
    await pool.end()
  }
}

function withCause(problem: Error): Error {
  const detail = 'meta' in problem ? ` ${JSON.stringify(problem.meta)}` : ''
  return new Error([problem.message, detail, panic].filter(Boolean).join('\n'), { cause: problem })
}

/** The schema: `schema.prisma` and every other `.prisma` file of the folder. */
export function readSchema(folder: string): SchemaContainer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(join(folder, name), 'utf8') }))
}

/** Names of the migrations of a folder, oldest first. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** The migrations of a folder in the engine's own shape. A folder without `migration.sql` is an error that it reports. */
export function readMigrations(folder: string): MigrationList {
  const migrationDirectories = migrationNames(folder).map((name) => {
    const file = join(folder, name, 'migration.sql')
    const content = { tag: 'ok' as const, value: readFileSync(file, 'utf8') }
    return { path: name, migrationFile: { path: relative(join(folder, name), file), content } }
  })
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir: folder, lockfile, shadowDbInitScript: '', migrationDirectories }
}
