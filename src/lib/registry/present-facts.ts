/**
 * What of a fact the rules look at. `mac` says whether two tell the same, `day` when it was recorded, `stale` when it is to
 * be asked again, `until` how long it holds (all `YYYY-MM-DD`).
 */
export type Ranked = {
  id: string
  element: string
  street: string
  source: string
  weight: number
  mac: string
  ask: boolean
  day: string
  stale: string | null
  until: string | null
}
export type Present<Fact> = { fact: Fact; contestedBy: Fact | null; stale: string | null }

const kindOf = (source: string) => source.split(':')[0]

/**
 * Whether a present value holds against what is told later: its source is weightier; or two kinds of source of the same
 * weight disagree and the data element wants a decision. An expired value never holds. The same rule as `registry_holds`.
 */
function holds(present: Ranked, told: Ranked): boolean {
  if (present.weight < told.weight || (present.until !== null && present.until < told.day)) return false
  if (present.weight > told.weight) return true
  return (
    told.ask && present.mac !== told.mac && told.source !== 'steward' && kindOf(present.source) !== kindOf(told.source)
  )
}

/**
 * The projection as it follows from facts in the order in which they were recorded: for each element and street
 * (`element street`) the fact that stands, the one that says otherwise, and when it is to be asked again.
 */
export function presentFacts<Fact extends Ranked>(facts: readonly Fact[]): Map<string, Present<Fact>> {
  const found = new Map<string, Present<Fact>>()
  for (const fact of facts) {
    const key = `${fact.element} ${fact.street}`
    const before = found.get(key)
    if (before && holds(before.fact, fact)) found.set(key, kept(before, fact))
    else found.set(key, { fact, contestedBy: null, stale: fact.stale })
  }
  return found
}

function kept<Fact extends Ranked>(before: Present<Fact>, told: Fact): Present<Fact> {
  if (before.fact.mac !== told.mac) return { ...before, contestedBy: told }
  const later = [before.stale, told.stale].filter((day) => day !== null).sort()
  return { fact: before.fact, contestedBy: null, stale: later.at(-1) ?? null }
}

/** The day that an id (UUID version 7) was made on, `YYYY-MM-DD`. */
export const recordedOn = (id: string): string =>
  new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString().slice(0, 10)
