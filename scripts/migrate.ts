import { resolve } from 'node:path'
import pg from 'pg'
import { databaseRoles, roleProblems } from './database-roles'
import { isMain } from './is-main'
import { readMigrations, readSchema, withSchemaEngine } from './schema-engine'

type Target = {
  adminUrl: string
  /** Folder of the schema; its subfolder `migrations` is applied. */
  prismaDir?: string
}

/** One at a time: web and worker of several machines may be told to migrate at once. The number is arbitrary but fixed. */
const migrationLock = 7_210_541

/**
 * Applies what the database has not got yet, in order, and records it in `_prisma_migrations` exactly as
 * `prisma migrate deploy` does. Returns the names applied now. A migration that fails leaves nothing behind but its
 * failed entry; the next run stops there until it is resolved.
 */
export async function migrate({ adminUrl, prismaDir = 'prisma' }: Target): Promise<string[]> {
  const gate = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 })
  await gate.connect()
  try {
    await gate.query('select pg_advisory_lock($1)', [migrationLock])
    const folder = resolve(prismaDir)
    const { appliedMigrationNames } = await withSchemaEngine(adminUrl, {
      schema: readSchema(folder),
      work: (engine) =>
        engine.applyMigrations({
          migrationsList: readMigrations(resolve(folder, 'migrations')),
          filters: { externalTables: [], externalEnums: [] },
        }),
    })
    // The readiness check of the application compares what is applied with what was shipped.
    await gate.query('revoke all on _prisma_migrations from yikou_app; grant select on _prisma_migrations to yikou_app')
    return appliedMigrationNames
  } finally {
    await gate.end()
  }
}

/**
 * The roles of a database that somebody else runs. Creates them when the owner's connection may; otherwise throws one
 * error that says what a database administrator has to do.
 */
export async function prepareExternalRoles({ adminUrl, appUrl }: { adminUrl: string; appUrl: string }): Promise<void> {
  const [admin, app] = [new URL(adminUrl), new URL(appUrl)]
  if (decodeURIComponent(app.username) !== 'yikou_app') {
    throw new Error('DATABASE_URL 的用户须为 yikou_app · the user of DATABASE_URL must be yikou_app')
  }
  if ((await roleProblems(adminUrl)).length === 0) return
  try {
    await databaseRoles({
      superuserUrl: adminUrl,
      database: decodeURIComponent(admin.pathname.slice(1)),
      owner: { role: decodeURIComponent(admin.username) },
      appPassword: decodeURIComponent(app.password),
    })
  } catch (cause) {
    const advice =
      '数据库角色尚未建立，请数据库管理员以超级用户设 DATABASE_ADMIN_URL 运行一次 npm run database:roles · the roles do not exist yet: let a database administrator run `npm run database:roles` once, with a superuser in DATABASE_ADMIN_URL'
    throw new Error(`${advice} (${cause instanceof Error ? cause.message : String(cause)})`, { cause })
  }
}

if (isMain(import.meta.url)) {
  const { DATABASE_ADMIN_URL: adminUrl, DATABASE_URL: appUrl } = process.env
  if (!adminUrl || !appUrl) {
    console.error(
      '请设 DATABASE_ADMIN_URL 和 DATABASE_URL（演示环境由 npm start 自动升级） · Set DATABASE_ADMIN_URL and DATABASE_URL',
    )
    process.exit(1)
  }
  await prepareExternalRoles({ adminUrl, appUrl })
  if (process.argv.includes('--roles-only')) process.exit(0)
  const applied = await migrate({ adminUrl })
  console.log(
    applied.length > 0 ? `已升级 · applied: ${applied.join(', ')}` : '数据库已是最新 · database is up to date',
  )
  // The engine leaves a timer of ten seconds behind (its wait for a lock).
  process.exit(0)
}
