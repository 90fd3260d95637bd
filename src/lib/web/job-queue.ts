import 'server-only'
import PgBoss from 'pg-boss'
import { connectionPool } from '@/lib/kernel/db'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import type { OutboxJob } from '@/lib/kernel/relay-outbox'
import type { Transaction } from '@/lib/kernel/transaction'

/** The job queue on this process's own pool. Its tables come from a migration; its upkeep is done by the worker's rounds. */
export function jobQueue(): PgBoss {
  const executeSql = (text: string, values: unknown[]) => connectionPool().query(text, values)
  const boss = new PgBoss({ db: { executeSql }, migrate: false, supervise: false, schedule: false })
  boss.on('error', (problem) => log.error({ err: problem }, 'job queue failed'))
  return boss
}

/**
 * Makes a job for a row of the outbox inside the relay's transaction. The job has the row's id; `JOB_LEASE_SECONDS` is how
 * long a worker may take before the job counts as lost and is given out again.
 */
export async function enqueueJob(boss: PgBoss, tx: Transaction, { id, topic, payload }: OutboxJob): Promise<void> {
  const executeSql = async (text: string, values: unknown[]) => {
    const rows = await tx.$queryRawUnsafe<unknown[]>(text, ...values.map(asParameter))
    return { rows }
  }
  await boss.send(topic, payload, { id, expireInSeconds: env().JOB_LEASE_SECONDS, db: { executeSql } })
}

/** Objects become JSON text: the statement casts it. */
function asParameter(value: unknown): unknown {
  if (value === undefined) return null
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
