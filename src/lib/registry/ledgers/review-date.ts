import 'server-only'
import type { Register } from '@/lib/catalogue/schema'
import { evaluate } from '@/lib/forms/values'
import { today } from '@/lib/kernel/clock'

/** The day by which an entry that was looked at today has to be looked at again; null where the ledger has no such span. */
export function reviewDate({ fresh }: Register): string | null {
  if (fresh === undefined) return null
  const found = evaluate({ plus: ['$today', fresh] }, { roots: { today: today() }, rate: () => undefined })
  return typeof found === 'string' ? found.slice(0, 10) : null
}
