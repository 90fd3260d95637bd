import 'server-only'
import { putObject, storageKey } from '@/lib/files/storage'
import { now } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/transaction'
import { isLocale, sourceLocale } from '@/lib/text/locale'
import { collectCopy } from './collect-copy'
import { copyPage } from './copy-page'

/** What is kept of a copy: the page that people read, and the same as data for other programs. */
export type StoredCopy = { html: string; json: string }

/**
 * Makes a copy of what is on record about a person, for the one who asked. It is collected with that person's own rights,
 * so it holds nothing about others beyond what they may see; encrypted at rest. May run again for the same copy.
 */
export async function makeCopy(id: string): Promise<void> {
  const row = await transaction({ as: 'worker' }, ({ tx }) => tx.dataCopy.findUnique({ where: { id } }))
  if (row?.state !== 'waiting' || row.until <= now()) return
  const locale = isLocale(row.locale) ? row.locale : sourceLocale
  const copy = await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.$executeRaw`SELECT app_enter_for_copy(${id}::uuid)`
    return collectCopy(tx, { person: row.resident, account: row.account, locale })
  })
  const stored: StoredCopy = { html: await copyPage(copy, locale), json: JSON.stringify(copy, null, 2) }
  const bytes = Buffer.from(JSON.stringify(stored))
  const key = storageKey('copies', id)
  await putObject(key, bytes)
  await transaction({ as: 'worker' }, ({ tx }) =>
    tx.dataCopy.updateMany({
      where: { id, state: 'waiting' },
      data: { state: 'ready', storageKey: key, size: bytes.length },
    }),
  )
}
