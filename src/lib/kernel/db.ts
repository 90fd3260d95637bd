import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { PrismaClient } from '@/generated/prisma/client'
import { env } from './env'

let pool: Pool | undefined
let client: PrismaClient | undefined

/** The one pool of this process, as the application's role. Limits are set, so that nothing waits for ever. */
export function connectionPool(): Pool {
  const settings = env()
  pool ??= new Pool({
    connectionString: settings.DATABASE_URL,
    max: settings.DATABASE_POOL_MAX,
    connectionTimeoutMillis: settings.CONNECTION_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: settings.STATEMENT_TIMEOUT_MS,
    lock_timeout: settings.LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: settings.IDLE_TRANSACTION_TIMEOUT_MS,
    application_name: 'yikou',
    // The driver reads every instant as UTC, whatever the server's own time zone is.
    options: '-c timezone=UTC',
  })
  return pool
}

/** Prisma over that pool. Only `transaction` uses it: there is no way to data that does not say who asks. */
export function database(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(connectionPool()) })
  return client
}

/** Closes the pool at the end of a process. */
export async function closeDatabase(): Promise<void> {
  await client?.$disconnect()
  await pool?.end()
  client = undefined
  pool = undefined
}
