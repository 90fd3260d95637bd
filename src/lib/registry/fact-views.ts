import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Known } from '@/lib/forms/planner'
import { today } from '@/lib/kernel/clock'
import { factWords } from './fact-words'

/** One thing that is known of somebody, masked, with where it came from and since when. */
export type FactView = {
  element: string
  label: string
  text: string
  /** A word of the messages `account.sources`; `case` with the number of the case. */
  source: string
  caseNo?: string
  /** `YYYY-MM-DD` */
  at: string
  verified: boolean
  /** Last day on which it holds, where it has one. */
  until?: string | null
  /** To be asked again. */
  stale: boolean
  /** Somebody said otherwise since. */
  contested: boolean
  /** Whether there is more to it than is shown. */
  masked: boolean
}

type Shown = { office: Office; ctx: ShowContext }

/** What is known as people read it, in the order in which the office lists its elements. */
export function factViews(known: Readonly<Record<string, Known>>, { office, ctx }: Shown): FactView[] {
  return office.elements.flatMap((element) => {
    const fact = known[element.element]
    const text = fact ? factWords(element, fact.value, ctx) : ''
    if (!fact || text === '') return []
    const [source = '', caseNo] = fact.source.split(/:(.*)/s)
    const view = { element: element.element, label: ctx.say(element.label), text, source, at: fact.at }
    return [
      {
        ...view,
        ...(caseNo ? { caseNo } : {}),
        ...('until' in fact && typeof fact.until === 'string' ? { until: fact.until } : {}),
        verified: fact.verified ?? false,
        stale: fact.staleOn !== undefined && fact.staleOn <= today(),
        contested: 'contested' in fact && fact.contested === true,
        masked: factWords(element, fact.value, { ...ctx, reveal: true }) !== text,
      },
    ]
  })
}
