import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { type FactView, factViews } from '../fact-views'
import { factContext } from '../fact-words'
import { type HeldEntry, heldEntries } from '../held-entries'
import { knownOf } from '../party'
import { type PersonLine, personLines } from '../person-lines'

export type ComparedLine = {
  element: string
  label: string
  one: FactView | null
  other: FactView | null
  same: boolean
}
/** Two people who may be one, side by side: everything that is known of either, masked, and whether it is the same. */
export type PairCard = {
  id: string
  state: string
  why: string
  people: [PersonLine, PersonLine]
  held: HeldEntry[]
  lines: ComparedLine[]
}

/** One pair of the list of duplicates. Looking at both is audited, and they can see who looked. */
export const pairCard = query({
  name: 'pair-card',
  permission: 'quality.read',
  input: z.strictObject({ pair: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: async ({ tx, input }) => tx.duplicate.findUnique({ where: { id: input.pair }, select: { unitPath: true } }),
  run: async ({ tx, actor, input: { pair: id, locale } }): Promise<PairCard> => {
    const office = await loadOffice(tx)
    const pair = await tx.duplicate.findUniqueOrThrow({ where: { id } })
    const ids = [pair.a, pair.b]
    const [one, other] = await personLines(tx, { ids, locale })
    if (!one || !other) throw new Refusal('not-found')
    const looked = ids.map((subject) => ({ command: 'person-card', outcome: 'done', subject, unitPath: pair.unitPath }))
    await record(tx, actor, { audit: looked, outbox: [] })
    const ctx = await factContext(office, locale)
    const [left, right] = [await knownOf(tx, one.id), await knownOf(tx, other.id)]
    const [ones, others] = [factViews(left, { office, ctx }), factViews(right, { office, ctx })]
    const lines = office.elements.flatMap(({ element }): ComparedLine[] => {
      const [a, b] = [ones, others].map((views) => views.find((view) => view.element === element) ?? null)
      const label = a?.label ?? b?.label
      if (!label) return []
      const same = canonicalJson(left[element]?.value ?? null) === canonicalJson(right[element]?.value ?? null)
      return [{ element, label, one: a ?? null, other: b ?? null, same }]
    })
    const held = await heldEntries(tx, { subjects: ids, office, locale })
    return { id, state: pair.state, why: pair.why, people: [one, other], held, lines }
  },
})
