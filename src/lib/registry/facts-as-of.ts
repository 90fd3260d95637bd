import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { presentFacts, type Ranked } from './present-facts'

type Told = Ranked & { at: string }
/** A fact that is the value of its element, and whether another says otherwise. */
export type Standing<Fact> = Fact & { contested: boolean }

/**
 * The value of each element as it stood at the end of a day (`YYYY-MM-DD`, Shanghai): the store told again, in the order in
 * which it was recorded, up to the facts whose source spoke by then, by the rules of today. What had expired is left out.
 */
export function factsAsOf<Fact extends Told>(told: readonly Fact[], date: string): Record<string, Standing<Fact>> {
  const spoken = told.filter((fact) => shanghaiDate(new Date(fact.at)) <= date)
  const standing = [...presentFacts(spoken).values()].map(({ fact, contestedBy, stale }) => {
    return { ...fact, stale, contested: contestedBy !== null }
  })
  return weightiestFacts(standing, date)
}

/**
 * Of the values that several streets hold of one element the weightiest speaks, and of equals the newest; one that says
 * otherwise later contests it, as in `knownFacts`. Leaves out what had expired before `date`.
 */
export function weightiestFacts<Fact extends Told>(
  standing: readonly Standing<Fact>[],
  date: string,
): Record<string, Standing<Fact>> {
  const found: Record<string, Standing<Fact>> = {}
  for (const fact of standing.filter(({ until }) => until === null || until >= date).sort(byWord)) {
    const first = found[fact.element]
    if (!first) found[fact.element] = { ...fact }
    else if (fact.at > first.at && fact.mac !== first.mac) first.contested = true
  }
  return found
}

function byWord(one: Told, other: Told): number {
  return other.weight - one.weight || other.at.localeCompare(one.at) || other.id.localeCompare(one.id)
}
