import 'server-only'
import './register'
import { hostname } from 'node:os'
import type PgBoss from 'pg-boss'
import { childEnded } from '@/lib/cases/child-ended'
import { sweepClocks } from '@/lib/cases/sweep-clocks'
import { checkFile } from '@/lib/files/check-file'
import { printPaper } from '@/lib/files/print-paper'
import { recheckPending, sweepFiles } from '@/lib/files/sweep-files'
import { now } from '@/lib/kernel/clock'
import { env } from '@/lib/kernel/env'
import { log } from '@/lib/kernel/log'
import { relayOutbox } from '@/lib/kernel/relay-outbox'
import { sealAudit } from '@/lib/kernel/seal-audit'
import { transaction } from '@/lib/kernel/transaction'
import { type DeliverJob, deliver } from '@/lib/messaging/deliver'
import { carryOutFetch } from '@/lib/registry/connectors/carry-out-fetch'
import { lookUpBound } from '@/lib/registry/connectors/look-up-bound'
import { sweepFetches } from '@/lib/registry/connectors/sweep-fetches'
import { runImport } from '@/lib/registry/imports/run-import'
import { sweepDuplicates } from '@/lib/registry/merging/sweep-duplicates'
import { expireCopies } from '@/lib/rights/copies'
import { carryOutErasure } from '@/lib/rights/erasure'
import { makeCopy } from '@/lib/rights/make-copy'
import { enqueueJob, jobQueue } from './job-queue'
import { purge } from './purge'
import { type Round, startRounds } from './rounds'

type Payload = Record<string, string>
type Handler = (payload: Payload, last: boolean) => Promise<void>

/** What is done for each topic of the outbox. Every handler may run again for the same payload. */
const handlers: Readonly<Record<string, Handler>> = {
  'case-ended': ({ case: id = '', parent = '' }) => childEnded({ case: id, parent }),
  'check-file': ({ file = '' }) => checkFile(file),
  fetch: ({ fetch = '' }) => carryOutFetch(fetch),
  'run-import': ({ batch = '' }) => runImport(batch),
  'look-up-bound': ({ resident = '' }) => lookUpBound(resident),
  'copy-data': ({ copy = '' }) => makeCopy(copy),
  deliver: (payload, last) => deliver(payload as DeliverJob, last),
  'erase-data': ({ erasure = '' }) => carryOutErasure(erasure),
  'print-paper': ({ paper = '' }) => printPaper(paper),
}

/**
 * Starts the worker: relay of the outbox, handlers, heartbeat, clocks, audit seals and upkeep. `stop` lets jobs under way
 * finish. What a killed worker held is given out again when its lease is over.
 */
export async function startJobs(): Promise<{ stop: () => Promise<void> }> {
  const boss = jobQueue()
  await boss.start()
  const workers = await Promise.all(Object.entries(handlers).map((entry) => startWorker(boss, entry)))
  const wake = () => {
    for (const worker of workers) boss.notifyWorker(worker)
  }
  const stopRounds = startRounds(rounds(boss, wake))
  return {
    stop: async () => {
      await stopRounds()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

function startWorker(boss: PgBoss, [topic, handler]: [string, Handler]): Promise<string> {
  const options = { includeMetadata: true, pollingIntervalSeconds: 1, batchSize: 1 } as const
  return boss.work<Payload>(topic, options, async ([job]) => {
    if (!job) return
    try {
      await handler(job.data, job.retryCount >= job.retryLimit)
    } catch (problem) {
      log.warn({ err: problem, topic, job: job.id, attempt: job.retryCount + 1 }, 'a job failed and is tried again')
      throw problem
    }
  })
}

function rounds(boss: PgBoss, wake: () => void): Round[] {
  const { JOB_LEASE_SECONDS: lease, SWEEP_SECONDS: sweep } = env()
  return [
    { name: 'relay', seconds: 0.5, turn: () => relay(boss, wake) },
    { name: 'heartbeat', seconds: 5, turn: beat },
    { name: 'leases', seconds: Math.min(30, Math.max(1, lease / 2)), turn: () => boss.maintain() },
    { name: 'clocks', seconds: sweep, turn: sweepClocks },
    { name: 'look-ups', seconds: 1, turn: sweepFetches },
    { name: 'audit-seal', seconds: 60, turn: async () => (await sealAudit()) >= 2000 },
    { name: 'duplicates', seconds: 20, turn: () => sweepDuplicates() },
    { name: 'pending-files', seconds: 600, turn: recheckPending },
    { name: 'copies', seconds: 3600, turn: expireCopies },
    { name: 'purge', seconds: 3600, turn: purge },
    { name: 'stored-files', seconds: 3600, turn: sweepFiles },
  ]
}

/** True when there may be more to relay at once. */
async function relay(boss: PgBoss, wake: () => void): Promise<boolean> {
  const sent = await relayOutbox((tx, job) => enqueueJob(boss, tx, job))
  if (sent > 0) wake()
  return sent >= 100
}

const worker = `${hostname()}:${process.pid}`

async function beat(): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.$executeRaw`
      INSERT INTO worker_heartbeat (id, seen_at) VALUES (${worker}, ${now()})
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`
    await tx.$executeRaw`DELETE FROM worker_heartbeat WHERE seen_at < ${now()}::timestamptz - interval '1 day'`
  })
}
