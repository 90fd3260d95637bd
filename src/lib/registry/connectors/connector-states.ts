import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { now } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { inReach } from '@/lib/kernel/in-reach'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type Breaker, breakerState, closed } from './breaker'
import { connectionOf } from './connection-of'
import type { FailureReason } from './fetch-words'

/** How one connector is. No personal data; times are ISO instants. */
export type ConnectorStateView = {
  key: string
  name: string
  /** Begin of the names of its settings: `CONNECTOR_POPULATION`. */
  setting: string
  connected: boolean
  breaker: ReturnType<typeof breakerState>
  openUntil: string | null
  waiting: number
  failedLastHour: number
  unconnected: number
  differing: number
  lastOkAt: string | null
  lastFailedAt: string | null
  lastReason: FailureReason | null
  elements: string[]
  simulated: boolean
}

type Counts = { connector: string; waiting: number; failed: number; unconnected: number; differing: number }

const hour = 3_600_000

/** Look-ups that wait, failed in the last hour, or gave another name in the last day, of the reader's reach. */
async function countsOf(tx: Transaction, actor: Actor): Promise<Map<string, Counts>> {
  const [lastHour, lastDay] = [new Date(now().getTime() - hour), new Date(now().getTime() - 24 * hour)]
  const rows = await tx.$queryRaw<Counts[]>`
    SELECT connector, count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed,
      count(*) FILTER (WHERE state = 'unconnected')::int AS unconnected, count(*) FILTER (WHERE state = 'fetched')::int AS differing
    FROM "fetch" WHERE ${inReach(Prisma.sql`unit_path`, actor, 'connector.read')} AND (state IN ('waiting', 'unconnected')
      OR (state = 'failed' AND done_at > ${lastHour}) OR (state = 'fetched' AND finding = 'differs' AND done_at > ${lastDay})) GROUP BY connector`
  return new Map(rows.map((row) => [row.connector, row]))
}

/** Every connector of the office: whether it is connected, its breaker, what waits, what failed, when it last answered. */
export const connectorStates = query({
  name: 'connector-states',
  permission: 'connector.read',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { locale } }): Promise<ConnectorStateView[]> => {
    const { connectors, elements } = await loadOffice(tx)
    const states = new Map((await tx.connectorState.findMany()).map((row) => [row.connector, row]))
    const counts = await countsOf(tx, actor)
    const labelOf = (key: string) => elements.find(({ element }) => element === key)?.label
    return connectors.map((connector) => {
      const state = states.get(connector.key)
      const breaker: Breaker = state ?? closed
      const found = counts.get(connector.key)
      return {
        key: connector.key,
        name: say(connector.name, locale),
        setting: `CONNECTOR_${connector.setting}`,
        connected: connectionOf(connector) !== undefined,
        breaker: breakerState(breaker, now()),
        openUntil: breaker.openUntil?.toISOString() ?? null,
        waiting: found?.waiting ?? 0,
        failedLastHour: found?.failed ?? 0,
        unconnected: found?.unconnected ?? 0,
        differing: found?.differing ?? 0,
        lastOkAt: state?.lastOkAt?.toISOString() ?? null,
        lastFailedAt: state?.lastFailedAt?.toISOString() ?? null,
        lastReason: (state?.lastReason ?? null) as FailureReason | null,
        elements: connector.elements.flatMap((key) => say(labelOf(key) ?? key, locale)),
        simulated: env().DEMO,
      }
    })
  },
})
