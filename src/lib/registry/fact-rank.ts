import 'server-only'
import { addDays } from '@/lib/calendar/add-days'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import type { Office } from '@/lib/catalogue/office'
import { mac } from '@/lib/kernel/crypto'
import { weightOf } from './source-weight'

/** What decides between two facts about the same thing, as the data element defines it. */
export type FactRank = {
  level: number
  /** From this day on it is to be asked again (`YYYY-MM-DD`); null when it does not age. */
  stale: string | null
  weight: number
  /** Whether sources of the same weight that disagree wait for a decision, instead of the newest word standing. */
  ask: boolean
}

type Element = Office['elements'][number]

/** The rank of a fact by the rules of its data element: source of truth, freshness, disagreement. */
export function rankOf(
  fact: { source: string; at: string; verified: boolean },
  element: Element | undefined,
): FactRank {
  return {
    level: element?.level ?? 2,
    stale: element?.freshDays ? addDays(shanghaiDate(new Date(fact.at)), element.freshDays) : null,
    weight: weightOf(fact.source, { verified: fact.verified, own: element?.own, truth: element?.truth }),
    ask: element?.disagree === 'ask',
  }
}

/** Says whether two sources told the same, without telling what; the subject in it keeps people incomparable. */
export function valueMac({ subject, element, value }: { subject: string; element: string; value: unknown }): string {
  return mac('fact-value', `${subject} ${element} ${canonicalJson(value)}`)
}
