import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { sealJson } from '@/lib/kernel/crypto'
import { type OutboxRow, record } from '@/lib/kernel/record'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { say } from '@/lib/text/say'
import { isWell, type Reply } from './ask-register'
import { backoff } from './breaker'
import { tellBreaker } from './breaker-row'
import type { Claimed } from './claim-fetch'
import { type FailureReason, mayRecover, recoverable } from './fetch-words'
import { type Found, readAnswer } from './read-answer'
import { recordFound } from './record-found'
import { answerTask } from './task-answer'

/** Place that what a register answered is sealed for. */
export const foundPlace = (id: string) => `fetch.found_enc:${id}`

const reviveDays = 7
const done = { lease: null, leasedUntil: null } as const

/**
 * Writes down how a call ended, once: facts, the answer of a task, the row, the breaker and the audit row are one
 * transaction. Does nothing when the lease is not ours any more; whoever has it now asks again under the same id.
 */
export async function settleFetch(claimed: Claimed, reply: Reply): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx, actor }) => {
    const { row, lease, connector, question } = claimed
    const [mine] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "fetch" WHERE id = ${row.id}::uuid AND state = 'waiting' AND lease = ${lease}::uuid FOR UPDATE`
    if (!mine) return
    const read = reply.ok ? readAnswer(reply.body, question, await loadOffice(tx)) : reply
    const outbox: OutboxRow[] = []
    const emit = (topic: string, payload: Record<string, string>) => outbox.push({ topic, payload })
    const well = read.ok ? { ok: true as const } : wellness(read.reason)
    const wellAgain = await tellBreaker(tx, connector, well)
    if (read.ok) await keepFound({ tx, emit }, claimed, read.found)
    else await keepFailure(tx, claimed, read.reason)
    if (wellAgain) await revive(tx, connector.key)
    const outcome = read.ok ? (read.found.agrees ? 'agrees' : 'differs') : read.reason
    const detail = { fetch: row.id, connector: connector.key, outcome }
    const subject = row.caseId ?? row.subject
    await record(tx, actor, {
      audit: [{ command: 'fetch', outcome: 'done', subject, unitPath: row.unitPath, detail }],
      outbox,
    })
  })
}

function wellness(reason: FailureReason) {
  return isWell({ ok: false, reason }) ? { ok: true as const } : { ok: false as const, reason }
}

type Ground = { tx: Transaction; emit: (topic: string, payload: Record<string, string>) => void }

async function keepFound(ground: Ground, { row, connector, question }: Claimed, found: Found): Promise<void> {
  const { tx } = ground
  await tx.fetch.update({
    where: { id: row.id },
    data: {
      ...{ ...done, state: 'fetched', reason: null, doneAt: now() },
      finding: found.agrees ? 'agrees' : 'differs',
      foundEnc: sealJson(found, foundPlace(row.id)),
    },
  })
  if (row.subject) await recordFound(tx, found, { row, subject: row.subject, source: connector.source, question })
  if (row.caseId && row.task && found.finding && found.agrees) {
    const by = say(connector.name, 'zh-Hans')
    await answerTask(ground, { caseId: row.caseId, task: row.task, finding: found.finding, by })
  }
}

async function keepFailure(tx: Transaction, { row, connector }: Claimed, reason: FailureReason): Promise<void> {
  const again = mayRecover(reason) && row.tries < connector.tries
  const wait = backoff(row.tries, connector.retrySeconds)
  const data = again
    ? { ...done, reason, nextAt: new Date(now().getTime() + wait * 1000) }
    : { ...done, reason, state: 'failed', doneAt: now() }
  await tx.fetch.update({ where: { id: row.id }, data })
}

/** The register is well again: what waits for it goes on at once, and what it failed in the last days is asked again. */
async function revive(tx: Transaction, connector: string): Promise<void> {
  const since = new Date(now().getTime() - reviveDays * 86_400_000)
  await tx.$executeRaw`
    UPDATE "fetch" SET next_at = ${now()} WHERE connector = ${connector} AND state = 'waiting' AND lease IS NULL`
  await tx.$executeRaw`
    UPDATE "fetch" SET state = 'waiting', tries = 0, next_at = ${now()}, waiting_from = ${now()}
    WHERE connector = ${connector} AND state = 'failed' AND done_at > ${since} AND reason = ANY (${[...recoverable]})`
}
