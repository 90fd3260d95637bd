import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { inReach } from '@/lib/kernel/in-reach'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { findRecords } from '../lookup-rows'
import { communitiesUnder, homeOf, type UnitChoice } from '../own-street'
import { unitName } from '../unit-names'
import { type OrganisationKind, organisationKinds } from './organisation-subject'

const pageSize = 30

export type OrganisationLine = {
  id: string
  kind: OrganisationKind
  code: string
  name: string
  community: string
  to: string | null
}
export type OrganisationList = {
  organisations: OrganisationLine[]
  after: string | null
  communities: UnitChoice[]
  mayWrite: boolean
}

type Row = Omit<OrganisationLine, 'community'> & { unitPath: string }

/**
 * Organisations within reach, newest first, thirty a page. `q`: the code, two or more characters of the name, or two or
 * more initials of it.
 */
export const organisationList = query({
  name: 'organisation-list',
  permission: 'organisation.read',
  input: z.strictObject({
    q: z.string().trim().max(60).default(''),
    kind: z.enum(organisationKinds).optional().catch(undefined),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { q, kind, after, locale } }): Promise<OrganisationList> => {
    const permission = 'organisation.read'
    const found = q ? await findRecords(tx, { actor, kind: 'organisation', permission, typed: q }) : []
    const rows = await tx.$queryRaw<Row[]>`
      SELECT o.id, o.kind, o.code, o.name, o."to"::text AS "to", o.unit_path AS "unitPath" FROM organisation o
      WHERE ${inReach(Prisma.sql`o.unit_path`, actor, permission)} AND (${q} = '' OR o.id = ANY (${found}::uuid[]))
        AND (${kind ?? null}::text IS NULL OR o.kind = ${kind ?? null}) AND (${after ?? null}::uuid IS NULL OR o.id < ${after ?? null}::uuid)
      ORDER BY o.id DESC LIMIT ${pageSize + 1}`
    const [page, office] = [rows.slice(0, pageSize), await loadOffice(tx)]
    return {
      organisations: page.map(({ unitPath, ...row }) => ({
        ...row,
        community: unitName(office, unitPath, locale) ?? unitPath,
      })),
      after: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
      communities: communitiesUnder(office, homeOf(actor, permission), locale),
      mayWrite: can(actor, 'organisation.write'),
    }
  },
})
