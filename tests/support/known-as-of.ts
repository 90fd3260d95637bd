import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Transaction } from '@/lib/kernel/transaction'
import type { FactsByElement } from '@/lib/registry/facts'
import { factsAsOf } from '@/lib/registry/facts-as-of'
import { toldFacts } from '@/lib/registry/quality/told-facts'

/** What was known of a person at the end of a day, told again from the store, in the words of `knownFacts`. */
export async function knownAsOf(tx: Transaction, subject: string, date: string): Promise<FactsByElement> {
  const standing = factsAsOf(await toldFacts(tx, subject), date)
  return Object.fromEntries(
    Object.entries(standing).map(([element, fact]) => {
      const { id, value, source, level, contested, street, ref, until, stale } = fact
      const verified = fact.verified || fact.weight === 3
      const known = { fact: id, value, source, level, contested, unitPath: street, ref, until, verified }
      return [element, { ...known, at: shanghaiDate(new Date(fact.at)), ...(stale ? { staleOn: stale } : {}) }]
    }),
  )
}
