import 'server-only'
import { z } from 'zod'
import { addDays } from '@/lib/calendar/add-days'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { open } from '@/lib/kernel/crypto'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { readPeople } from '../read-people'
import { unitName } from '../unit-names'
import { type ContactView, contactsOf } from './contacts'
import type { organisationTies } from './let-act-for'
import { type OrganisationKind, organisationAddressPlace, organisationSubject } from './organisation-subject'

export type OrganisationTieView = {
  id: string
  as: (typeof organisationTies)[number]
  person: { id: string; name: string }
  /** Names of the items; null: every item. */
  services: string[] | null
  from: string
  /** The last day. */
  to: string | null
  running: boolean
}
export type OrganisationView = {
  id: string
  kind: OrganisationKind
  code: string
  name: string
  community: string
  address: string | null
  from: string
  to: string | null
  contacts: ContactView[]
  ties: OrganisationTieView[]
  services: { value: string; label: string }[]
  mayWrite: boolean
}

/** One organisation: how it is reached, who represents it, who works there, who may act for it in what. Looking is audited. */
export const organisationPage = query({
  name: 'organisation-page',
  permission: 'organisation.read',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => organisationSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }): Promise<OrganisationView> => {
    const row = await tx.organisation.findUnique({ where: { id } })
    if (!row) throw new Refusal('not-found')
    const { unitPath, kind, code, name } = row
    await record(tx, actor, {
      audit: [{ command: 'organisation-page', outcome: 'done', subject: id, unitPath }],
      outbox: [],
    })
    const office = await loadOffice(tx)
    return {
      ...{ id, kind: kind as OrganisationKind, code, name },
      community: unitName(office, unitPath, locale) ?? unitPath,
      address: row.addressEnc ? open(row.addressEnc, organisationAddressPlace(id)) : null,
      from: row.from.toISOString().slice(0, 10),
      to: row.to?.toISOString().slice(0, 10) ?? null,
      contacts: await contactsOf(tx, id),
      ties: await tiesOf(tx, { organisation: id, office, locale }),
      services: office.publicServices.map(({ key, service }) => ({ value: key, label: say(service.name, locale) })),
      mayWrite: row.to === null && can(actor, 'organisation.write', { unitPath }),
    }
  },
})

type Asked = { organisation: string; office: Office; locale: Locale }
type Row = Pick<OrganisationTieView, 'id' | 'as' | 'from' | 'to'> & { a: string; services: string[] }

async function tiesOf(tx: Transaction, { organisation, office, locale }: Asked): Promise<OrganisationTieView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, kind AS "as", a, services, "from"::text AS "from", "to"::text AS "to" FROM bond
    WHERE b = ${organisation}::uuid AND kind IN ('represents', 'works_at', 'acts_for') AND "from" IS DISTINCT FROM "to" ORDER BY "to" DESC NULLS FIRST, kind, id`
  const people = new Map(
    (
      await readPeople(
        tx,
        rows.map(({ a }) => a),
      )
    ).map((each) => [each.id, each.name]),
  )
  const names = new Map(office.services.map(({ key, service }) => [key, say(service.name, locale)]))
  return rows.flatMap(({ a, services, from, to, ...row }) => {
    const name = people.get(a)
    if (!name) return []
    const named = services.includes('*') ? null : services.map((key) => names.get(key) ?? key)
    const running = from <= today() && (to === null || to > today())
    return [{ ...row, person: { id: a, name }, services: named, from, to: to && addDays(to, -1), running }]
  })
}
