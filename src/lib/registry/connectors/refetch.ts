import 'server-only'
import { z } from 'zod'
import { localPath } from '@/lib/access/local-path'
import { office as loadOffice } from '@/lib/catalogue/office'
import { subjectOfCase } from '@/lib/files/case-subject'
import type { Actor } from '@/lib/kernel/actor'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { can, type Subject } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { personSubject } from '../person-subject'
import { connectionOf, connectorOf } from './connection-of'
import { type Emit, orderPersonFetches } from './order-fetch'

const input = z
  .strictObject({
    /** One look-up. */
    fetch: z.uuid().optional(),
    /** Everything that registers know of a person of the own street. */
    person: z.uuid().optional(),
    next: z.string().max(1000).optional(),
  })
  .refine(({ fetch, person }) => (fetch === undefined) !== (person === undefined), 'invalid')

type Row = { id: string; connector: string; caseId: string | null; subject: string | null; unitPath: string }

async function rowOf(tx: Transaction, id: string): Promise<Row | null> {
  const select = { id: true, connector: true, caseId: true, subject: true, unitPath: true } as const
  return tx.fetch.findUnique({ where: { id }, select })
}

async function subjectOf(tx: Transaction, given: z.infer<typeof input>): Promise<Subject | null> {
  if (given.person) return personSubject(tx, given.person)
  const row = given.fetch ? await rowOf(tx, given.fetch) : null
  if (!row) return null
  return row.caseId ? subjectOfCase(tx, row.caseId) : { unitPath: row.unitPath }
}

/** Sets a look-up that has ended back to waiting; one that waits already stays as it is. */
async function again({ tx, emit }: { tx: Transaction; emit: Emit }, row: Row): Promise<void> {
  const connector = connectorOf(await loadOffice(tx), row.connector)
  const state = connector && connectionOf(connector) ? 'waiting' : 'unconnected'
  const data = { state, tries: 0, reason: null, nextAt: now(), waitingFrom: now(), lease: null, leasedUntil: null }
  const where = { id: row.id, state: { not: 'waiting' } }
  const { count } = await tx.fetch.updateMany({ where, data })
  if (count === 1 && state === 'waiting') emit('fetch', { fetch: row.id })
}

async function personAgain(ground: { tx: Transaction; emit: Emit }, actor: Actor, resident: string): Promise<void> {
  const unitPath = (await personSubject(ground.tx, resident))?.unitPath
  if (!unitPath || actor.kind !== 'staff') throw new Refusal('not-found')
  const select = { id: true, connector: true, caseId: true, subject: true, unitPath: true } as const
  const rows = await ground.tx.fetch.findMany({ where: { subject: resident, caseId: null }, select })
  const own = rows.filter((row) => can(actor, 'connector.ask', { unitPath: row.unitPath }))
  for (const row of own) await again(ground, row)
  await orderPersonFetches(ground, { resident, unitPath, purpose: 'counter' })
}

/**
 * Asks a register again, by a member of the staff: one look-up of a case, or all about a person who stands at the counter.
 * What is known meanwhile stays, and typing it in by hand stays possible.
 */
export const refetch = command({
  name: 'refetch',
  permission: 'connector.ask',
  input,
  subject: ({ tx, input: given }) => subjectOf(tx, given),
  run: async ({ tx, actor, emit, audit, input: given }) => {
    const row = given.fetch ? await rowOf(tx, given.fetch) : null
    if (row) await again({ tx, emit }, row)
    if (given.person) await personAgain({ tx, emit }, actor, given.person)
    audit({
      subject: row?.caseId ?? row?.subject ?? given.person,
      unitPath: row?.unitPath,
      detail: { fetch: row?.id ?? '' },
    })
    return { to: localPath(given.next) ?? '/office' }
  },
})
