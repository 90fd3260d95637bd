import 'server-only'
import { z } from 'zod'
import { addDays } from '@/lib/calendar/add-days'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { readPeople } from '../read-people'
import { unitName } from '../unit-names'
import { dwellingAddress } from './dwelling-address'
import { livingAt } from './living-at'
import { placeTypes } from './place-list'
import { type PlaceKind, placeSubject } from './place-subject'

export type LivingView = {
  id: string
  name: string
  household: string
  since: string
  until: string | null
}
export type RentalView = {
  agreement: string
  landlord: { name: string; organisation: string | null } | null
  tenants: string[]
  from: string
  /** The last day. */
  to: string | null
  running: boolean
}
export type PlaceView = {
  id: string
  kind: PlaceKind
  code: string
  name: string
  /** The whole address of a dwelling, for who may see the place. */
  address: string
  type: string | null
  typeName: string | null
  division: string | null
  grid: string | null
  community: string
  unitPath: string
  from: string
  to: string | null
  parent: { id: string; name: string } | null
  dwellings: { id: string; address: string; rented: boolean; people: number }[]
  living: LivingView[]
  lived: LivingView[]
  rentals: RentalView[]
  types: { value: string; label: string }[]
  mayWrite: boolean
}

/** One place: its dwellings, who lives there and who did, who lets and rents it. Looking is audited. */
export const placePage = query({
  name: 'place-page',
  permission: 'place.read',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => placeSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }): Promise<PlaceView> => {
    const row = await tx.place.findUnique({ where: { id } })
    if (!row) throw new Refusal('not-found')
    const { unitPath, kind, code, name, type, division, grid } = row
    await record(tx, actor, { audit: [{ command: 'place-page', outcome: 'done', subject: id, unitPath }], outbox: [] })
    const [office, types] = [await loadOffice(tx), await placeTypes(tx, locale)]
    const people = await livingViews(tx, id)
    const parent = row.parent
      ? await tx.place.findUnique({ where: { id: row.parent }, select: { id: true, name: true } })
      : null
    return {
      ...{ id, kind: kind as PlaceKind, code, name, type, division, grid, unitPath, parent },
      address: (await dwellingAddress(tx, id))?.detail ?? name,
      typeName: types.find(({ value }) => value === type)?.label ?? null,
      community: unitName(office, unitPath, locale) ?? unitPath,
      from: row.from.toISOString().slice(0, 10),
      to: row.to?.toISOString().slice(0, 10) ?? null,
      dwellings: await dwellingsOf(tx, id),
      living: people.filter(({ since, until }) => since <= today() && (until === null || until > today())),
      lived: people.filter(({ until }) => until !== null && until <= today()),
      rentals: await rentalsOf(tx, id),
      types,
      mayWrite: row.to === null && can(actor, 'place.write', { unitPath }),
    }
  },
})

async function livingViews(tx: Transaction, place: string): Promise<LivingView[]> {
  const rows = await livingAt(tx, place)
  const people = new Map(
    (
      await readPeople(
        tx,
        rows.map(({ person }) => person),
      )
    ).map((each) => [each.id, each.name]),
  )
  return rows.flatMap(({ person, household, since, until }) => {
    const name = people.get(person)
    return name ? [{ id: person, name, household, since, until }] : []
  })
}

/** The open dwellings of a building with their addresses, whether they are let, and how many people live there. */
export async function dwellingsOf(tx: Transaction, building: string): Promise<PlaceView['dwellings']> {
  const rows = await tx.$queryRaw<{ id: string; rented: boolean; people: number }[]>`
    SELECT p.id, p.rented, (SELECT count(*) FROM household h JOIN bond b ON b.kind = 'member' AND b.b = h.id AND b."from" <= ${today()}::date AND (b."to" IS NULL OR b."to" > ${today()}::date)
      WHERE h.place = p.id AND h.kind = 'living')::int AS people
    FROM place p WHERE p.parent = ${building}::uuid AND p.kind = 'dwelling' AND p."to" IS NULL LIMIT 500`
  const found: PlaceView['dwellings'] = []
  for (const row of rows) found.push({ ...row, address: (await dwellingAddress(tx, row.id))?.detail ?? '' })
  return found.sort((a, b) => a.address.localeCompare(b.address, 'zh-CN', { numeric: true }))
}

type Side = { agreement: string; kind: string; a: string; from: string; to: string | null; organisation: string | null }

async function rentalsOf(tx: Transaction, place: string): Promise<RentalView[]> {
  const sides = await tx.$queryRaw<Side[]>`
    SELECT b.agreement, b.kind, b.a, b."from"::text AS "from", b."to"::text AS "to", o.name AS organisation
    FROM bond b LEFT JOIN organisation o ON o.id = b.a WHERE b.b = ${place}::uuid AND b.kind IN ('landlord', 'tenant') ORDER BY b."from" DESC, b.id`
  const people = new Map(
    (
      await readPeople(
        tx,
        sides.map(({ a }) => a),
      )
    ).map(({ id, name }) => [id, name]),
  )
  return sides
    .filter(({ kind }) => kind === 'landlord')
    .map(({ agreement, a, from, to, organisation }) => ({
      agreement,
      landlord: { name: organisation ?? people.get(a) ?? '', organisation: organisation ? a : null },
      tenants: sides
        .filter((side) => side.kind === 'tenant' && side.agreement === agreement)
        .flatMap((side) => people.get(side.a) ?? []),
      from,
      to: to === null ? null : addDays(to, -1),
      running: from <= today() && (to === null || to > today()),
    }))
}
