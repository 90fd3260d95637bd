import 'server-only'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type EntryRow, type OpenedEntry, openEntries } from './entry-rows'

export type LoadedEntry = { office: Office; register: Register; entry: OpenedEntry }

/** One entry with its ledger as it is published now. Refuses with `not-found` what is not there or not the reader's. */
export async function loadEntry(tx: Transaction, id: string): Promise<LoadedEntry> {
  const [row] = await tx.$queryRaw<(EntryRow & { register: string })[]>`
    SELECT id, register, status, subject, unit_path AS "unitPath", data_enc AS "dataEnc", "from"::text AS "from", "to"::text AS "to",
      stale_on::text AS "staleOn", case_id AS "caseId", row_version AS "rowVersion", version, at
    FROM entry WHERE id = ${id}::uuid`
  const office = await loadOffice(tx)
  const register = row && office.register(row.register)
  if (!row || !register) throw new Refusal('not-found')
  const [entry] = await openEntries(tx, register, [row])
  if (!entry) throw new Refusal('not-found')
  return { office, register, entry }
}
