import 'server-only'
import { z } from 'zod'
import { removeObject, storageKey } from '@/lib/files/storage'
import { now } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { locales } from '@/lib/text/locale'

/** How long a copy can be fetched. */
export const copyDays = 7
export type CopyLine = {
  id: string
  at: string
  state: 'waiting' | 'ready' | 'gone'
  size: number | null
  until: string
}

/** Asks for a copy of everything on record about oneself; the worker makes it. One at a time: a second ask finds the first. */
export const requestCopy = command({
  name: 'request-copy',
  permission: 'rights.use',
  input: z.strictObject({ locale: z.enum(locales) }),
  run: async ({ tx, actor, emit, audit, input: { locale } }) => {
    if (!actor.resident || !actor.account) throw new Refusal('not-allowed', 'not-bound')
    const waiting = await tx.dataCopy.findFirst({
      where: { account: actor.account, state: 'waiting' },
      select: { id: true },
    })
    if (waiting) return { to: '/me/data?done=copy', data: { copy: waiting.id } }
    const id = newId()
    const until = new Date(now().getTime() + copyDays * 86_400_000)
    await tx.dataCopy.createMany({ data: [{ id, account: actor.account, resident: actor.resident, locale, until }] })
    emit('copy-data', { copy: id })
    audit({ subject: actor.resident, detail: { copy: id } })
    return { to: '/me/data?done=copy', data: { copy: id } }
  },
})

/** The last copies that an account asked for, newest first. */
export async function copiesOf(tx: Transaction, account: string): Promise<CopyLine[]> {
  const select = { id: true, at: true, state: true, size: true, until: true } as const
  const rows = await tx.dataCopy.findMany({ where: { account }, select, orderBy: { id: 'desc' }, take: 10 })
  return rows.map((row) => ({
    ...row,
    state: row.until <= now() ? 'gone' : (row.state as CopyLine['state']),
    at: row.at.toISOString(),
    until: row.until.toISOString(),
  }))
}

/** Where a copy lies, for the account that asked for it; audited. `not-found` before it is made and after its time. */
export const openCopy = query({
  name: 'open-copy',
  permission: 'rights.use',
  input: z.strictObject({ copy: z.uuid() }),
  subject: async ({ tx, input }) => {
    const row = await tx.dataCopy.findUnique({ where: { id: input.copy }, select: { account: true } })
    return row && { account: row.account }
  },
  run: async ({ tx, actor, input: { copy } }) => {
    const row = await tx.dataCopy.findFirst({ where: { id: copy, state: 'ready', until: { gt: now() } } })
    if (!row?.storageKey) throw new Refusal('not-found')
    const audit = [{ command: 'open-copy', outcome: 'done', subject: row.resident, detail: { copy } }]
    await record(tx, actor, { audit, outbox: [] })
    return { storageKey: row.storageKey }
  },
})

/** Removes copies whose time is over. Answers how many. For the worker's rounds. */
export async function expireCopies(): Promise<number> {
  const rows = await transaction({ as: 'worker' }, async ({ tx }) => {
    const over = await tx.dataCopy.findMany({
      where: { until: { lte: now() }, state: { not: 'gone' } },
      select: { id: true },
      take: 200,
    })
    await markGone(
      tx,
      over.map(({ id }) => id),
    )
    return over
  })
  for (const { id } of rows) await removeObject(storageKey('copies', id))
  return rows.length
}

/** Notes that copies are no longer there. */
export async function markGone(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.dataCopy.updateMany({
    where: { id: { in: [...ids] } },
    data: { state: 'gone', storageKey: null, size: null },
  })
}
