import 'server-only'
import { rm } from 'node:fs/promises'
import { now } from '@/lib/kernel/clock'
import { record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { storageAreas, storedObjects } from './storage'

const hour = 3_600_000
/** A draft may wait as long as it lives; an upload that no draft or case took up goes after this. */
const keptDays = 30

/** Has files that wait for their check looked at again: their job may have run out of tries while the scanner was away. */
export async function recheckPending(): Promise<number> {
  return transaction({ as: 'worker' }, async ({ tx, actor }) => {
    const before = new Date(now().getTime() - hour / 6)
    const rows = await tx.file.findMany({
      where: { state: 'pending', at: { lt: before } },
      select: { id: true },
      orderBy: { at: 'asc' },
      take: 200,
    })
    const outbox = rows.map(({ id }) => ({ topic: 'check-file', payload: { file: id } }))
    await record(tx, actor, { audit: [], outbox })
    return rows.length
  })
}

/** Forgets uploads that nobody handed in, then removes stored bytes that no row refers to. Answers how many objects went. */
export async function sweepFiles(): Promise<number> {
  const before = new Date(now().getTime() - keptDays * 24 * hour)
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.file.deleteMany({ where: { caseId: null, correction: null, at: { lt: before } } }),
  )
  let removed = 0
  for (const area of storageAreas) {
    for await (const object of storedObjects(area)) {
      if (object.changedAt.getTime() > now().getTime() - hour || (await isReferred(object.key))) continue
      await rm(object.path, { force: true })
      removed += 1
    }
  }
  return removed
}

function isReferred(key: string): Promise<boolean> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const [found] = await tx.$queryRaw<{ known: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM file WHERE storage_key = ${key}) OR EXISTS (SELECT 1 FROM paper WHERE pdf_key = ${key}) AS known`
    return found?.known ?? true
  })
}
