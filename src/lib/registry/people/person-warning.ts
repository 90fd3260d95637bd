import 'server-only'
import { z } from 'zod'
import { parked } from '@/lib/kernel/parked'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import type { AddingAgain } from '../add-person'
import { type PersonLine, personLines } from '../person-lines'

const kept = z.object({
  typed: z.record(z.string(), z.string()),
  likely: z.array(z.object({ id: z.uuid(), why: z.enum(['number', 'slip', 'birth', 'phone']) })),
})

/** What was typed, to be shown again, and the people of the own street who may be meant. */
export type PersonWarning = {
  typed: Partial<AddingAgain['typed']>
  likely: (PersonLine & { why: 'number' | 'slip' | 'birth' | 'phone' })[]
}

/** The page that asks whether a person is really new: what `add-person` kept a moment ago for this account alone. */
export const personWarning = query({
  name: 'person-warning',
  permission: 'person.find',
  input: z.strictObject({ check: z.uuid().optional(), locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, input: { check, locale } }): Promise<PersonWarning> => {
    const found = check ? kept.safeParse(await parked(tx, check)) : null
    if (!found?.success) return { typed: {}, likely: [] }
    const { typed, likely } = found.data
    const lines = await personLines(tx, { ids: likely.map(({ id }) => id), locale })
    const whyOf = new Map(likely.map(({ id, why }) => [id, why]))
    return { typed, likely: lines.map((line) => ({ ...line, why: whyOf.get(line.id) ?? 'birth' })) }
  },
})
