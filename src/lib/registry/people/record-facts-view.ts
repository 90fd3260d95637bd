import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Known } from '@/lib/forms/planner'
import { today } from '@/lib/kernel/clock'
import { type FactRank, rankOf, valueMac } from '../fact-rank'
import { type FactView, factViews } from '../fact-views'
import { factWords } from '../fact-words'
import { factValue } from '../facts'
import { factsAsOf, type Standing, weightiestFacts } from '../facts-as-of'
import { identityOf } from '../party'
import { type Ranked, recordedOn } from '../present-facts'
import { isAuthority } from '../source-weight'
import { streetOf } from '../street-of'
import type { PersonRows, StoredFact } from './person-rows'

/** An earlier or differing word on the same element. */
export type EarlierFact = { id: string; text: string; source: string; caseNo?: string; at: string; verified: boolean }
/** `until`: the last day on which the value holds. `shown`: the whole was asked for, with a reason, a moment ago. */
export type RecordFact = FactView & { until: string | null; shown: boolean; earlier: EarlierFact[] }

type Shown = {
  office: Office
  ctx: ShowContext
  /** The same with nothing hidden, and the elements that may be shown so. */
  whole: ShowContext
  reveal: readonly string[]
  asOf: string | null
}

/** What is known of a person, each fact with where it comes from and what was said before, now or at the end of a day. */
export function recordFactViews(rows: PersonRows, shown: Shown): RecordFact[] {
  const { office, ctx, whole, reveal, asOf } = shown
  const opened = rows.facts.map((fact) => openedFact(fact, { subject: rows.person.id, office }))
  const standing = asOf ? factsAsOf(opened, asOf) : factsNow(opened)
  const known: Record<string, Known> = { ...identityOf({ ...rows.person, at: new Date(rows.person.at) }) }
  for (const fact of Object.values(standing)) known[fact.element] = knownOf(fact)
  const plain = factViews(known, { office, ctx })
  const open = factViews(known, { office, ctx: whole })
  return plain.map((view) => {
    const told = standing[view.element]
    const revealed = reveal.includes(view.element)
    const text = (revealed && open.find((each) => each.element === view.element)?.text) || view.text
    return {
      ...view,
      text,
      until: told?.until ?? null,
      shown: revealed,
      earlier: earlier(opened, { element: view.element, now: told?.id, shown }),
    }
  })
}

/** A stored fact with its value opened and its rank by the rules. */
type OpenedFact = Omit<StoredFact, 'value' | 'key' | 'keyEnc'> & FactRank & Ranked & { value: unknown }
type Of = { subject: string; office: Office }

function openedFact({ value: sealed, key, keyEnc, ...fact }: StoredFact, { subject, office }: Of): OpenedFact {
  const value = factValue({ id: fact.id, value_enc: sealed, person_key: key, key_enc: keyEnc })
  const element = office.elements.find((each) => each.element === fact.element)
  const mac = valueMac({ subject, element: fact.element, value })
  const street = streetOf(office.units, fact.unit)
  return { ...fact, value, ...rankOf(fact, element), level: fact.level, street, mac, day: recordedOn(fact.id) }
}

/** The present value of each element from the pointers that the projection keeps. */
function factsNow(facts: readonly OpenedFact[]): Record<string, Standing<OpenedFact>> {
  const pointed = facts.flatMap((fact) =>
    fact.now ? [{ ...fact, weight: fact.now.weight, contested: fact.now.contested }] : [],
  )
  return weightiestFacts(pointed, today())
}

function knownOf(fact: Standing<OpenedFact>): Known {
  return {
    value: fact.value,
    source: fact.source,
    at: shanghaiDate(new Date(fact.at)),
    verified: fact.verified || isAuthority(fact.source),
    ...(fact.now?.stale ? { staleOn: fact.now.stale } : {}),
    ...{ contested: fact.contested },
  }
}

type Before = { element: string; now: string | undefined; shown: Shown }

function earlier(facts: readonly OpenedFact[], { element, now, shown }: Before): EarlierFact[] {
  const found = shown.office.elements.find((each) => each.element === element)
  if (!found) return []
  return facts
    .filter((fact) => fact.element === element && fact.id !== now)
    .toReversed()
    .map((fact) => {
      const [source = '', caseNo] = fact.source.split(/:(.*)/s)
      const text = factWords(found, fact.value, shown.ctx)
      const at = shanghaiDate(new Date(fact.at))
      return { id: fact.id, text, source, ...(caseNo ? { caseNo } : {}), at, verified: fact.verified }
    })
}
