import 'server-only'
import { addDays } from '@/lib/calendar/add-days'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Transaction } from '@/lib/kernel/transaction'
import type { FactsByElement, KnownFact } from '../facts'
import { type Present, presentFacts } from './present-facts'
import { type ToldFact, toldFacts } from './told-facts'

/**
 * What was known of a person at the end of a day (`YYYY-MM-DD`, Shanghai), by element: the store told again up to there, by
 * the rules of today. Facts that had expired by then are left out; of several streets the weightiest and then the newest
 * speaks, as in `knownFacts`. Answers what the actor may read and no more.
 */
export async function factsAsOf(tx: Transaction, subject: string, date: string): Promise<FactsByElement> {
  const told = await toldFacts(tx, subject, `${addDays(date, 1)}T00:00:00+08:00`)
  const valid = [...presentFacts(told).values()].filter(({ fact }) => fact.until === null || fact.until >= date)
  const known: FactsByElement = {}
  for (const present of valid.sort(weightiest)) {
    const { element } = present.fact
    const first = known[element]
    if (!first) known[element] = knownFact(present)
    else if (saysOtherwise(valid, present)) first.contested = true
  }
  return known
}

function weightiest({ fact: a }: Present<ToldFact>, { fact: b }: Present<ToldFact>): number {
  return b.weight - a.weight || b.at.localeCompare(a.at) || b.id.localeCompare(a.id)
}

function saysOtherwise(valid: readonly Present<ToldFact>[], { fact }: Present<ToldFact>): boolean {
  const first = valid.find((each) => each.fact.element === fact.element)?.fact
  return first !== undefined && fact.at > first.at && fact.mac !== first.mac
}

function knownFact({ fact, contestedBy, stale }: Present<ToldFact>): KnownFact {
  return {
    fact: fact.id,
    value: fact.value,
    source: fact.source,
    at: shanghaiDate(new Date(fact.at)),
    ...(stale ? { staleOn: stale } : {}),
    verified: fact.verified || fact.weight === 3,
    level: fact.level,
    contested: contestedBy !== null,
    unitPath: fact.street,
  }
}
