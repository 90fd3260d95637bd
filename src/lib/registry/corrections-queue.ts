import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import { inReach } from '@/lib/kernel/in-reach'
import { maskName } from '@/lib/kernel/mask'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type CorrectionState, readCorrections } from './correction-rows'
import { readPeople } from './read-people'

/** One request in the queue of a desk. `late`: the office should have answered. */
export type CorrectionLine = {
  id: string
  name: string
  element: string
  state: CorrectionState
  at: string
  dueOn: string
  late: boolean
}

const views = { open: ['open'], waiting: ['more-proof'], decided: ['kept', 'accepted'] } as const
export const correctionViews = ['open', 'waiting', 'decided'] as const

/** Requests to correct a record in the actor's street, those that are due first at the top; at most 200. */
export const correctionsQueue = query({
  name: 'corrections-queue',
  permission: 'correction.decide',
  input: z.strictObject({ view: z.enum(correctionViews).default('open'), locale: z.enum(locales) }),
  run: async ({ tx, actor, input: { view, locale } }): Promise<CorrectionLine[]> => {
    const office = await loadOffice(tx)
    const rows = await readCorrections(tx, { ids: await idsIn(tx, actor, views[view]) })
    const people = await readPeople(tx, [...new Set(rows.map((row) => row.resident))])
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return rows.map((row) => {
      const element = office.elements.find((each) => each.element === row.element)
      return {
        id: row.id,
        name: maskName(names.get(row.resident) ?? ''),
        element: element ? say(element.label, locale) : row.element,
        state: row.state,
        at: row.at.toISOString(),
        dueOn: row.dueOn,
        late: row.state === 'open' && row.dueOn < today(),
      }
    })
  },
})

/** Requests in the actor's reach, those that are due first at the top; of the decided ones the last. */
async function idsIn(tx: Transaction, actor: Actor, states: readonly string[]): Promise<string[]> {
  const reach = inReach(Prisma.sql`unit_path`, actor, 'correction.decide')
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM correction WHERE state = ANY (${states}) AND ${reach}
    ORDER BY CASE WHEN decided_at IS NULL THEN due_on END, decided_at DESC NULLS FIRST, id LIMIT 200`
  return rows.map(({ id }) => id)
}
