import 'server-only'
import type { Connector } from '@/lib/catalogue/schema'
import { now } from '@/lib/kernel/clock'
import type { Transaction } from '@/lib/kernel/transaction'
import { admit, type Breaker, type BreakerRules, settled } from './breaker'
import type { FailureReason } from './fetch-words'

type Row = { failures: number; open_until: Date | null; probe_until: Date | null }

/** How long a call may be under way before whoever made it counts as dead. */
export function leaseSeconds({ timeoutMs }: Connector): number {
  return timeoutMs / 1000 + 5
}

function rulesOf(connector: Connector): BreakerRules {
  return { ...connector.breaker, probeSeconds: leaseSeconds(connector) }
}

/** The breaker, held until the end of the transaction: processes that ask at the same time wait for each other. */
async function hold(tx: Transaction, connector: Connector): Promise<Breaker> {
  await tx.$executeRaw`INSERT INTO connector_state (connector) VALUES (${connector.key}) ON CONFLICT DO NOTHING`
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT failures, open_until, probe_until FROM connector_state WHERE connector = ${connector.key} FOR UPDATE`
  return {
    failures: row?.failures ?? 0,
    openUntil: row?.open_until ?? null,
    probeUntil: row?.probe_until ?? null,
  }
}

function keep(tx: Transaction, connector: Connector, { failures, openUntil, probeUntil }: Breaker) {
  return tx.$executeRaw`
    UPDATE connector_state SET failures = ${failures}, open_until = ${openUntil}, probe_until = ${probeUntil}
    WHERE connector = ${connector.key}`
}

/** Null when the register may be called now; otherwise from when on it is worth asking again. */
export async function passBreaker(tx: Transaction, connector: Connector): Promise<Date | null> {
  const breaker = await hold(tx, connector)
  const admitted = admit(breaker, rulesOf(connector), now())
  if (!admitted.go) return admitted.until
  if (admitted.next !== breaker) await keep(tx, connector, admitted.next)
  return null
}

/** Tells the breaker how a call ended. Answers whether the register is well again after the breaker had been open. */
export async function tellBreaker(
  tx: Transaction,
  connector: Connector,
  ended: { ok: true } | { ok: false; reason: FailureReason },
): Promise<boolean> {
  const [breaker, at] = [await hold(tx, connector), now()]
  await keep(tx, connector, settled(breaker, rulesOf(connector), { ok: ended.ok, at }))
  if (ended.ok) await tx.$executeRaw`UPDATE connector_state SET last_ok_at = ${at} WHERE connector = ${connector.key}`
  else
    await tx.$executeRaw`
      UPDATE connector_state SET last_failed_at = ${at}, last_reason = ${ended.reason} WHERE connector = ${connector.key}`
  return ended.ok && breaker.openUntil !== null
}
