import 'server-only'
import { addMonths } from '@/lib/calendar/add-months'
import type { Office } from '@/lib/catalogue/office'
import type { Transaction } from '@/lib/kernel/transaction'

/** How long a ledger entry of a person runs, and until when the law has the ledger keep it. */
export type EntryTerm = {
  id: string
  register: string
  caseId: string | null
  active: boolean
  /** Last day on which it holds, `YYYY-MM-DD`, where it has one. */
  to: string | null
  /** When an ended entry may go, `YYYY-MM-DD`; null while it runs. */
  keptUntil: string | null
}

type Row = { id: string; register: string; case_id: string | null; status: string; to: string | null }

/** The entries about a person with their terms; `keep` of a ledger counts in years from the end of the entry. */
export async function entryTerms(tx: Transaction, person: string, office: Office): Promise<EntryTerm[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, register, case_id, status, "to"::text AS "to" FROM entry WHERE subject = ${person}::uuid ORDER BY id`
  return rows.map(({ id, register, case_id: caseId, status, to }) => {
    const ended = status !== 'active' && status !== 'suspended' && to !== null
    const years = office.register(register)?.keep
    const keptUntil = ended && years !== undefined ? addMonths(to, years * 12) : null
    return { id, register, caseId, active: !ended, to, keptUntil }
  })
}
