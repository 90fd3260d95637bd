import 'server-only'
import { randomUUID } from 'node:crypto'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Connector } from '@/lib/catalogue/schema'
import { now } from '@/lib/kernel/clock'
import { openJson } from '@/lib/kernel/crypto'
import type { Connection } from '@/lib/kernel/env'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { unitName } from '../unit-names'
import type { Question, Target } from './ask-register'
import { leaseSeconds, passBreaker } from './breaker-row'
import { connectionOf, connectorOf } from './connection-of'
import { matterOfCase } from './matter-of-case'
import { targetPlace } from './order-fetch'

export type FetchRow = {
  id: string
  connector: string
  purpose: string
  caseId: string | null
  task: string | null
  subject: string | null
  unitPath: string
  targetEnc: string
  tries: number
}

/** A look-up that this process may ask now, and nobody else until `lease` is over. */
export type Claimed = {
  row: FetchRow
  lease: string
  connector: Connector
  connection: Connection
  question: Question
}

/**
 * Takes a waiting look-up that is due into this process's hands. Null when it is not due, somebody else has it, its register
 * is not connected (the row says so then), or the breaker is open (it waits until that may have passed, and no try is lost).
 */
export async function claimFetch(id: string): Promise<Claimed | null> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const lease = randomUUID()
    const office = await loadOffice(tx)
    const row = await take(tx, id, { lease, office })
    const connector = row && connectorOf(office, row.connector)
    const connection = connector && connectionOf(connector)
    if (!row) return null
    if (!connector || !connection) {
      await tx.fetch.update({ where: { id }, data: { state: 'unconnected', lease: null, leasedUntil: null } })
      return null
    }
    const until = await passBreaker(tx, connector)
    if (!until) return { row, lease, connector, connection, question: await questionOf(tx, row, { connector, office }) }
    await tx.fetch.update({
      where: { id },
      data: { nextAt: until, lease: null, leasedUntil: null, tries: { decrement: 1 } },
    })
    return null
  })
}

type Taking = { lease: string; office: Office }

async function take(tx: Transaction, id: string, { lease, office }: Taking): Promise<FetchRow | null> {
  const [due] = await tx.$queryRaw<{ connector: string }[]>`
    SELECT connector FROM "fetch" WHERE id = ${id}::uuid AND state = 'waiting' AND next_at <= ${now()}
      AND (leased_until IS NULL OR leased_until <= ${now()}) FOR UPDATE SKIP LOCKED`
  if (!due) return null
  const connector = connectorOf(office, due.connector)
  const leasedUntil = new Date(now().getTime() + (connector ? leaseSeconds(connector) : 5) * 1000)
  return tx.fetch.update({
    where: { id },
    data: { lease, leasedUntil, tries: { increment: 1 } },
    select: {
      ...{ id: true, connector: true, purpose: true, caseId: true, task: true, subject: true },
      ...{ unitPath: true, targetEnc: true, tries: true },
    },
  })
}

async function questionOf(
  tx: Transaction,
  row: FetchRow,
  { connector, office }: { connector: Connector; office: Office },
): Promise<Question> {
  const { no, matter } = row.caseId ? await matterOfCase(tx, row.caseId) : { no: null, matter: '' }
  return {
    id: row.id,
    purpose: row.purpose,
    matter,
    caseNo: no,
    unit: { path: row.unitPath, name: unitName(office, row.unitPath, 'zh-Hans') ?? '' },
    subject: openJson<Target>(row.targetEnc, targetPlace(row.id)),
    elements: connector.elements,
    finding: row.task !== null,
  }
}
