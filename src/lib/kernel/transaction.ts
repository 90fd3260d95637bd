import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import { type Actor, actorFromSession, actorWithoutSession } from './actor'
import { digest } from './crypto'
import { database } from './db'

export type Transaction = Prisma.TransactionClient

/** How a transaction is entered: with a session token, or as one of the three actors that have none. */
export type Entry = { token: string; visit?: string } | { as: 'public' | 'signin' | 'worker'; visit?: string }

type Work<T> = (context: { tx: Transaction; actor: Actor }) => Promise<T>

async function enter(tx: Transaction, entry: Entry): Promise<Actor> {
  if ('token' in entry) {
    const [row] = await tx.$queryRaw<{ actor: Parameters<typeof actorFromSession>[0] | null }[]>`
      SELECT app_enter(${digest(entry.token)}) AS actor`
    if (row?.actor) return actorFromSession(row.actor)
  }
  const kind = 'token' in entry ? 'public' : entry.as
  await tx.$queryRaw`SELECT app_enter_as(${kind})::text, set_config('app.visit', ${entry.visit ?? ''}, true)`
  return actorWithoutSession(kind)
}

const retried = new Set(['40001', '40P01'])

function sqlState(error: unknown): string | undefined {
  const found = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})).match(
    /"(?:originalCode|code)":"(\d{2}[\dA-Z]{3})"/,
  )
  return found?.[1]
}

/**
 * The only way to the data. Opens a transaction (READ COMMITTED), enters it as the holder of the session or as one of
 * the actors without one, and runs the work: session check, rights context and work share one transaction.
 * A session that does not hold enters as `public`. Serialisation failures and deadlocks are tried three times.
 */
export async function transaction<T>(entry: Entry, work: Work<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database().$transaction(async (tx) => work({ tx, actor: await enter(tx, entry) }), {
        maxWait: 10_000,
        timeout: 20_000,
      })
    } catch (error) {
      if (attempt >= 3 || !retried.has(sqlState(error) ?? '')) throw error
    }
  }
}
