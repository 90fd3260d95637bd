import 'server-only'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { now, today } from '@/lib/kernel/clock'
import { database } from '@/lib/kernel/db'
import { transaction } from '@/lib/kernel/transaction'

/** What a running installation needs; the answer of `/api/ready` names those that fail. */
export const readinessChecks = ['database', 'migrations', 'jobs', 'calendar'] as const
export type ReadinessCheck = (typeof readinessChecks)[number]

type Facts = { migrations: number; jobs_seen_at: Date | null; calendar: boolean }

/** A worker that has not been heard of for longer than this counts as dead; it reports every 10 seconds. */
const silentAfterMs = 30_000

function shippedMigrations(): number {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations')
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length
}

async function facts(): Promise<Facts | undefined> {
  const rows = await transaction(
    { as: 'public' },
    ({ tx }) => tx.$queryRaw<Facts[]>`
    select
      (select count(*)::int from _prisma_migrations where finished_at is not null and rolled_back_at is null) as migrations,
      (select max(seen_at) from worker_heartbeat) as jobs_seen_at,
      exists (
        select 1 from definition d join definition_version v on v.definition = d.id and v.number = d.current
        where d.kind = 'calendar' and (v.body ->> 'text')::jsonb -> 'years' -> ${today().slice(0, 4)} is not null
      ) as calendar`,
  )
  return rows[0]
}

async function reachable(): Promise<boolean> {
  try {
    await database().$queryRaw`select 1`
    return true
  } catch {
    return false
  }
}

function failing(found: Facts): ReadinessCheck[] {
  const age = found.jobs_seen_at ? now().getTime() - found.jobs_seen_at.getTime() : Number.POSITIVE_INFINITY
  const failed: Record<ReadinessCheck, boolean> = {
    database: false,
    migrations: found.migrations !== shippedMigrations(),
    jobs: age > silentAfterMs,
    calendar: !found.calendar,
  }
  return readinessChecks.filter((check) => failed[check])
}

/**
 * Whether this installation can do its work now: the database answers, it has exactly the migrations that were shipped,
 * a worker was heard of within 30 seconds, and the published calendar knows the current year. Never throws; an empty
 * list means ready. Does not look at mail, scanners or other outside services.
 */
export async function readiness(): Promise<{ failing: ReadinessCheck[] }> {
  try {
    const found = await facts()
    return { failing: found ? failing(found) : ['database'] }
  } catch {
    // Tables that are missing are the fault of missing migrations, not of the connection.
    return { failing: (await reachable()) ? ['migrations'] : ['database'] }
  }
}
