import 'server-only'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { sealJson } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { streetOf } from './entry-place'

/** One amount for one holder (a person's or an entry's id), in the unit of the ledger's balance (minutes, fen). */
export type Amount = {
  holder: string
  amount: number
  /** `YYYY-MM-DD` */
  on: string
  unitPath: string
  entry?: string
  caseId?: string
  /** Which posting of the case: a repeated effect posts once. */
  line?: string
  reverses?: string
  why?: string
}

/** Place that the reason of a posting is sealed for. */
export const whyPlace = (id: string) => `posting.why_enc:${id}`

/**
 * Posts amounts to the balances of a ledger, in one statement. Each street keeps its own balance of a holder. Refuses with
 * `conflict` (`balance-low`) when a balance would fall below the ledger's floor; the caller's transaction then ends.
 * The database refuses whoever may not keep this unit's ledgers and does not see the case.
 */
export async function postAmounts(tx: Transaction, register: Register, amounts: readonly Amount[]): Promise<void> {
  if (amounts.length === 0) return
  const office = await loadOffice(tx)
  const told = amounts.map((each) => {
    const id = newId()
    const why = each.why ? sealJson(each.why, whyPlace(id)) : null
    const place = { unit: streetOf(office, each.unitPath), arose: each.unitPath }
    const line = { case_id: each.caseId ?? null, line: each.line ?? null, reverses: each.reverses ?? null }
    const about = { holder: each.holder, amount: each.amount, on: each.on, entry: each.entry ?? null }
    return { id, register: register.key, ...place, floor: register.balance?.min ?? null, why, ...line, ...about }
  })
  const [row] = await tx.$queryRaw<
    { low: string | null }[]
  >`SELECT registry_post(${JSON.stringify(told)}::jsonb) AS low`
  if (row?.low) throw new Refusal('conflict', 'balance-low')
}
