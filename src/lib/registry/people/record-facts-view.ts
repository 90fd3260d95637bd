import 'server-only'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import type { Office } from '@/lib/catalogue/office'
import type { UnitNode } from '@/lib/catalogue/schema'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Known } from '@/lib/forms/planner'
import { today } from '@/lib/kernel/clock'
import { type FactView, factViews } from '../fact-views'
import { factWords } from '../fact-words'
import { factValue } from '../facts'
import { identityOf } from '../party'
import { isAuthority, weightOf } from '../source-weight'
import { factsAsOf, factsNow, type OpenedFact } from './facts-as-of'
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
  const opened = rows.facts.map((fact) => ({ ...fact, value: openedValue(fact) }))
  const standing = asOf ? factsAsOf(opened, asked(office, asOf)) : factsNow(opened, today())
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

function openedValue({ id, value, key, keyEnc }: StoredFact): unknown {
  return factValue({ id, value_enc: value, person_key: key, key_enc: keyEnc })
}

function knownOf(fact: OpenedFact & { contested: boolean }): Known {
  return {
    value: fact.value,
    source: fact.source,
    at: shanghaiDate(new Date(fact.at)),
    verified: fact.verified || isAuthority(fact.source),
    ...(fact.now?.stale ? { staleOn: fact.now.stale } : {}),
    ...{ contested: fact.contested },
  }
}

function asked(office: Office, date: string) {
  const elements = new Map(office.elements.map((each) => [each.element, each]))
  const streets = streetsOf(office.units)
  return {
    date,
    weightOf: ({ source, verified, element }: OpenedFact) => {
      const { own, truth } = elements.get(element) ?? {}
      return weightOf(source, { verified, own, truth })
    },
    asks: ({ element, source }: OpenedFact) => elements.get(element)?.disagree === 'ask' && source !== 'steward',
    streetOf: (unit: string) => streets.find((street) => unit.startsWith(street)) ?? unit,
  }
}

function streetsOf(units: readonly UnitNode[], prefix = ''): string[] {
  return units.flatMap((unit) => {
    const path = `${prefix}${unit.key}/`
    return [...(unit.kind === 'street' ? [path] : []), ...streetsOf(unit.units ?? [], path)]
  })
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
