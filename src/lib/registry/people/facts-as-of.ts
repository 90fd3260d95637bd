import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { StoredFact } from './person-rows'

/** A stored fact with its value opened. */
export type OpenedFact = Omit<StoredFact, 'value' | 'key' | 'keyEnc'> & { value: unknown }
type Standing = OpenedFact & { weight: number; contested: boolean }
type Asked = {
  date: string
  weightOf: (fact: OpenedFact) => number
  streetOf: (unit: string) => string
  /** Whether a fact that disagrees with its equals waits for a decision, as its data element says. */
  asks?: (fact: OpenedFact) => boolean
}

/**
 * The value of each element as it stood at the end of a day (`YYYY-MM-DD`, China): the store told again, in the order in
 * which it was told, up to the facts whose source spoke by then, with the rule of the projection: a weightier value that has
 * not expired stands, and one that says otherwise contests it. Where several streets told one element, the weightiest and
 * then the newest speaks.
 */
export function factsAsOf(facts: readonly OpenedFact[], asked: Asked): Record<string, Standing> {
  const standing = new Map<string, Standing>()
  for (const fact of facts) {
    if (shanghaiDate(new Date(fact.at)) > asked.date) continue
    const key = `${fact.element} ${asked.streetOf(fact.unit)}`
    standing.set(key, after(standing.get(key), fact, asked))
  }
  return strongest([...standing.values()].filter((each) => each.until === null || each.until >= asked.date))
}

function after(before: Standing | undefined, fact: OpenedFact, { date, weightOf, asks }: Asked): Standing {
  const weight = weightOf(fact)
  const undecided = before?.weight === weight && asks?.(fact) && disagree(before, fact)
  const stands = before && (before.weight > weight || undecided) && !(before.until !== null && before.until < date)
  if (!stands) return { ...fact, weight, contested: false }
  return { ...before, contested: JSON.stringify(before.value) !== JSON.stringify(fact.value) }
}

function disagree(before: OpenedFact, fact: OpenedFact): boolean {
  const kind = ({ source }: OpenedFact) => source.split(':')[0]
  return kind(before) !== kind(fact) && JSON.stringify(before.value) !== JSON.stringify(fact.value)
}

function strongest(all: readonly Standing[]): Record<string, Standing> {
  const found: Record<string, Standing> = {}
  for (const each of [...all].sort(byWord)) {
    const first = found[each.element]
    if (!first) found[each.element] = { ...each }
    else if (each.at > first.at && JSON.stringify(each.value) !== JSON.stringify(first.value)) first.contested = true
  }
  return found
}

/** The present value of each element from the pointers that the projection keeps, by the same order. */
export function factsNow(facts: readonly OpenedFact[], today: string): Record<string, Standing> {
  return strongest(
    facts.flatMap((fact) =>
      fact.now && (fact.until === null || fact.until >= today)
        ? [{ ...fact, weight: fact.now.weight, contested: fact.now.contested }]
        : [],
    ),
  )
}

function byWord(one: Standing, other: Standing): number {
  if (one.weight !== other.weight) return other.weight - one.weight
  return one.at === other.at ? other.id.localeCompare(one.id) : other.at > one.at ? 1 : -1
}
