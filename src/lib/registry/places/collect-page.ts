import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { addDays } from '@/lib/calendar/add-days'
import { shanghaiDate } from '@/lib/calendar/shanghai-date'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { inReach } from '@/lib/kernel/in-reach'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { ageOn } from '../age-on'
import { relationChoices } from '../households/household-page'
import { readPeople } from '../read-people'
import { dwellingAddress } from './dwelling-address'
import { livingAt } from './living-at'
import { dwellingsOf } from './place-page'

export type FoundThere = {
  id: string
  name: string
  age: number | null
  household: string
  relation: string
  /** When the address was last told, and whether it has to be asked again. */
  told: string | null
  stale: boolean
}
export type CollectView = {
  buildings: { id: string; name: string; dwellings: number }[]
  building: { id: string; name: string; unitPath: string } | null
  dwellings: { id: string; address: string; people: number; rented: boolean }[]
  dwelling: { id: string; address: string; unitPath: string } | null
  people: FoundThere[]
  relations: { value: string; label: string }[]
}

/**
 * What a collector needs at a door: the buildings within reach, the dwellings of one, the people of one dwelling with the
 * day on which each address was last told. Looking into a dwelling is audited.
 */
export const collectPage = query({
  name: 'collect-page',
  permission: 'place.read',
  input: z.strictObject({
    q: z.string().trim().max(60).default(''),
    building: z.uuid().optional(),
    dwelling: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { q, building: at, dwelling: door, locale } }): Promise<CollectView> => {
    const reach = inReach(Prisma.sql`p.unit_path`, actor, 'place.read')
    const within = async (id: string | undefined) => (id ? placeWithin(tx, id, reach) : null)
    const dwelling = await within(door)
    const building = await within(at ?? dwelling?.parent ?? undefined)
    const relations = await relationChoices(tx, locale)
    if (dwelling)
      await record(tx, actor, {
        audit: [{ command: 'collect-page', outcome: 'done', subject: dwelling.id, unitPath: dwelling.unitPath }],
        outbox: [],
      })
    return {
      buildings: building
        ? []
        : await tx.$queryRaw<CollectView['buildings']>`
            SELECT p.id, p.name, (SELECT count(*) FROM place d WHERE d.parent = p.id AND d."to" IS NULL)::int AS dwellings FROM place p
            WHERE ${reach} AND p.kind = 'building' AND p."to" IS NULL AND (${q} = '' OR strpos(p.name, ${q}) > 0) ORDER BY p.name, p.id LIMIT 60`,
      building: building && { id: building.id, name: building.name, unitPath: building.unitPath },
      dwellings: building && !dwelling ? await dwellingsOf(tx, building.id) : [],
      dwelling: dwelling && {
        id: dwelling.id,
        unitPath: dwelling.unitPath,
        address: (await dwellingAddress(tx, dwelling.id))?.detail ?? dwelling.name,
      },
      people: dwelling ? await peopleAt(tx, { dwelling: dwelling.id, relations }) : [],
      relations,
    }
  },
})

type Within = { id: string; name: string; unitPath: string; parent: string | null }

async function placeWithin(tx: Transaction, id: string, reach: Prisma.Sql): Promise<Within | null> {
  const [row] = await tx.$queryRaw<Within[]>`
    SELECT p.id, p.name, p.unit_path AS "unitPath", p.parent FROM place p WHERE p.id = ${id}::uuid AND p."to" IS NULL AND ${reach}`
  return row ?? null
}

type Asked = { dwelling: string; relations: CollectView['relations'] }

async function peopleAt(tx: Transaction, { dwelling, relations }: Asked): Promise<FoundThere[]> {
  const there = await livingAt(tx, dwelling, today())
  const ids = there.map(({ person }) => person)
  const people = new Map((await readPeople(tx, ids)).map((each) => [each.id, each]))
  const last = await lastTold(tx, ids)
  return there.flatMap(({ person: id, household, relation }) => {
    const person = people.get(id)
    if (!person) return []
    const label = relations.find(({ value }) => value === relation)?.label ?? ''
    const age = person.birth ? ageOn(person.birth, today()) : null
    const { told, stale } = last.get(id) ?? { told: null, stale: true }
    return [{ id, name: person.name, age, household, relation: label, told, stale }]
  })
}

/**
 * When an address was last told, among what the reader's own unit was told: the projection is the street's, and a
 * collector reaches a community.
 */
async function lastTold(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, { told: string; stale: boolean }>> {
  const element = 'person.living_address'
  const rows = await tx.$queryRaw<{ subject: string; at: Date }[]>`
    SELECT subject, max(at) AS at FROM fact WHERE subject = ANY (${[...ids]}::uuid[]) AND element = ${element} GROUP BY subject`
  const fresh = (await loadOffice(tx)).elements.find((each) => each.element === element)?.freshDays
  return new Map(
    rows.map(({ subject, at }) => {
      const told = shanghaiDate(at)
      return [subject, { told, stale: Boolean(fresh) && addDays(told, fresh ?? 0) <= today() }]
    }),
  )
}
