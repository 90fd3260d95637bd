import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { inReach } from '@/lib/kernel/in-reach'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'
import { unitName } from '../unit-names'
import { type PlaceKind, placeKinds } from './place-subject'

const pageSize = 30

export type PlaceLine = {
  id: string
  kind: PlaceKind
  code: string
  name: string
  type: string | null
  community: string
  grid: string | null
  dwellings: number
  rented: boolean
  to: string | null
}
export type PlaceList = {
  places: PlaceLine[]
  after: string | null
  communities: UnitChoice[]
  types: { value: string; label: string }[]
  mayWrite: boolean
}

/** The types of places as choices of a form. */
export async function placeTypes(tx: Transaction, locale: Locale): Promise<{ value: string; label: string }[]> {
  const codes = (await loadOffice(tx)).codes('place_type')?.codes ?? []
  return codes.map(({ code, label }) => ({ value: code, label: say(label, locale) }))
}

type Row = Omit<PlaceLine, 'community'> & { unitPath: string }

/** Places within reach, newest first, thirty a page; buildings, premises and facilities unless dwellings are asked for. */
export const placeList = query({
  name: 'place-list',
  permission: 'place.read',
  input: z.strictObject({
    q: z.string().trim().max(60).default(''),
    kind: z.enum(placeKinds).optional().catch(undefined),
    unit: z.string().max(200).default(''),
    rented: z.boolean().default(false),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { q, kind, unit, rented, after, locale } }): Promise<PlaceList> => {
    const kinds = kind ? [kind] : rented ? [...placeKinds] : ['building', 'premises', 'facility']
    const rows = await tx.$queryRaw<Row[]>`
      SELECT p.id, p.kind, p.code, p.name, p.type, p.grid, p.rented, p."to"::text AS "to", p.unit_path AS "unitPath",
        (SELECT count(*) FROM place d WHERE d.parent = p.id AND (d."to" IS NULL OR d."to" > ${today()}::date))::int AS dwellings
      FROM place p WHERE ${inReach(Prisma.sql`p.unit_path`, actor, 'place.read')} AND p.kind = ANY (${kinds}) AND (NOT ${rented} OR p.rented)
        AND (${unit} = '' OR p.unit_path = ${unit}) AND (${q} = '' OR strpos(p.name, ${q}) > 0 OR strpos(p.code, ${q}) > 0 OR p.grid = ${q})
        AND (${after ?? null}::uuid IS NULL OR p.id < ${after ?? null}::uuid)
      ORDER BY p.id DESC LIMIT ${pageSize + 1}`
    const page = rows.slice(0, pageSize)
    const [office, types] = [await loadOffice(tx), await placeTypes(tx, locale)]
    return {
      places: page.map(({ unitPath, ...row }) => ({
        ...row,
        type: types.find(({ value }) => value === row.type)?.label ?? null,
        community: unitName(office, unitPath, locale) ?? unitPath,
      })),
      after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      communities: communitiesUnder(office, homeOf(actor, 'place.read'), locale),
      types,
      mayWrite: can(actor, 'place.write'),
    }
  },
})
