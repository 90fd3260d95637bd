import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { inReach } from '@/lib/kernel/in-reach'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'
import { readPeople } from '../read-people'
import { unitName } from '../unit-names'
import { type HouseholdKind, householdKinds } from './household-lines'

const pageSize = 30

export type HouseholdListLine = {
  id: string
  kind: HouseholdKind
  code: string
  community: string
  place: string | null
  head: string | null
  people: number
  from: string
  to: string | null
}
export type HouseholdList = {
  households: HouseholdListLine[]
  after: string | null
  communities: UnitChoice[]
  mayWrite: boolean
}

type Row = Omit<HouseholdListLine, 'community' | 'head'> & { unitPath: string; headId: string | null }

/**
 * Households within reach, newest first, thirty a page. `q`: a number or part of it, or part of the name of the building.
 * People are searched elsewhere: their names stand in no address.
 */
export const householdList = query({
  name: 'household-list',
  permission: 'household.read',
  input: z.strictObject({
    q: z.string().trim().max(60).default(''),
    kind: z.enum(householdKinds).optional().catch(undefined),
    unit: z.string().max(200).default(''),
    closed: z.boolean().default(false),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { q, kind, unit, closed, after, locale } }): Promise<HouseholdList> => {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT h.id, h.kind, h.code, h.unit_path AS "unitPath", p.name AS place, h."from"::text AS "from", h."to"::text AS "to", now_in.head AS "headId", coalesce(now_in.people, 0)::int AS people
      FROM household h LEFT JOIN place p ON p.id = h.place LEFT JOIN LATERAL (
        SELECT count(*) AS people, (array_agg(b.a) FILTER (WHERE b.role = '01'))[1] AS head FROM bond b
        WHERE b.kind = 'member' AND b.b = h.id AND b."from" <= ${today()}::date AND (b."to" IS NULL OR b."to" > ${today()}::date)) now_in ON true
      WHERE ${inReach(Prisma.sql`h.unit_path`, actor, 'household.read')} AND (${closed} OR h."to" IS NULL)
        AND (${kind ?? null}::text IS NULL OR h.kind = ${kind ?? null}) AND (${unit} = '' OR h.unit_path = ${unit})
        AND (${q} = '' OR strpos(h.code, ${q}) > 0 OR strpos(p.name, ${q}) > 0) AND (${after ?? null}::uuid IS NULL OR h.id < ${after ?? null}::uuid)
      ORDER BY h.id DESC LIMIT ${pageSize + 1}`
    const page = rows.slice(0, pageSize)
    const office = await loadOffice(tx)
    const heads = new Map(
      (
        await readPeople(
          tx,
          page.flatMap(({ headId }) => (headId ? [headId] : [])),
        )
      ).map(({ id, name }) => [id, name]),
    )
    return {
      households: page.map(({ unitPath, headId, ...row }) => ({
        ...row,
        community: unitName(office, unitPath, locale) ?? unitPath,
        head: heads.get(headId ?? '') ?? null,
      })),
      after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      communities: communitiesUnder(office, homeOf(actor, 'household.read'), locale),
      mayWrite: can(actor, 'household.write'),
    }
  },
})
