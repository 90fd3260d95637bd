import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { ageOn } from '../age-on'
import { unitName } from '../unit-names'
import { type HouseholdKind, named } from './household-lines'
import { householdSubject } from './household-subject'
import type { Household, Seat } from './seats'

export type MemberView = {
  id: string
  name: string
  age: number | null
  /** In words. */
  relation: string
  head: boolean
  since: string
  until: string | null
}
export type HouseholdView = {
  id: string
  kind: HouseholdKind
  code: string
  community: string
  unitPath: string
  place: { id: string; name: string } | null
  from: string
  to: string | null
  /** The day for which `members` holds. */
  on: string
  members: MemberView[]
  /** Every place that anybody had, the oldest first. */
  history: MemberView[]
  relations: { value: string; label: string }[]
  mayWrite: boolean
}

type Shown = { tx: Transaction; household: string; locale: Locale }

/** One household: who belongs to it on a day (today when left out) and everybody who ever did. Looking is audited. */
export const householdPage = query({
  name: 'household-page',
  permission: 'household.read',
  input: z.strictObject({
    id: z.uuid(),
    on: z.iso.date().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  subject: ({ tx, input }) => householdSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, on = today(), locale } }): Promise<HouseholdView> => {
    const row = await rowOf(tx, id)
    const { unitPath } = row
    await record(tx, actor, {
      audit: [{ command: 'household-page', outcome: 'done', subject: id, unitPath }],
      outbox: [],
    })
    const office = await loadOffice(tx)
    const history = await membersOf({ tx, household: id, locale })
    const holds = (member: MemberView) => member.since <= on && (member.until === null || member.until > on)
    return {
      ...row,
      community: unitName(office, unitPath, locale) ?? unitPath,
      on,
      members: history.filter(holds).sort((a, b) => Number(b.head) - Number(a.head)),
      history: history.filter(({ since, until }) => since !== until),
      relations: await relationChoices(tx, locale),
      mayWrite: row.to === null && can(actor, 'household.write', { unitPath }),
    }
  },
})

async function rowOf(tx: Transaction, id: string) {
  const [row] = await tx.$queryRaw<(Omit<Household, 'place'> & { placeId: string | null; placeName: string | null })[]>`
    SELECT h.id, h.kind, h.code, h.unit_path AS "unitPath", h.street, h."from"::text AS "from", h."to"::text AS "to",
      p.id AS "placeId", p.name AS "placeName"
    FROM household h LEFT JOIN place p ON p.id = h.place WHERE h.id = ${id}::uuid`
  if (!row) throw new Refusal('not-found')
  const { placeId, placeName, street: _, ...household } = row
  return { ...household, place: placeId && placeName ? { id: placeId, name: placeName } : null }
}

/** The relations to a head as choices of a form. */
export async function relationChoices(tx: Transaction, locale: Locale): Promise<{ value: string; label: string }[]> {
  const codes = (await loadOffice(tx)).codes('relation_to_head')?.codes ?? []
  return codes.map(({ code, label }) => ({ value: code, label: say(label, locale) }))
}

async function membersOf({ tx, household, locale }: Shown): Promise<MemberView[]> {
  const rows = await tx.$queryRaw<(Seat & { id: string })[]>`
    SELECT id AS bond, b AS household, a AS id, role AS relation, "from"::text AS since, "to"::text AS until FROM bond
    WHERE kind = 'member' AND b = ${household}::uuid ORDER BY "from", role, id`
  const relations = await relationChoices(tx, locale)
  return (await named(tx, rows)).map(({ id, name, birth, relation, head, since, until }) => {
    const label = relations.find(({ value }) => value === relation)?.label ?? ''
    return { id, name, age: birth ? ageOn(birth, today()) : null, relation: label, head, since, until }
  })
}
