import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { caseLight } from '@/lib/cases/views/clock-view'
import { visibleCases } from '@/lib/cases/visible-cases'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import { unitViews } from '@/lib/registry/unit-view'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'
import { caseFilter, filtered } from './overview'

const pageSize = 50
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The cases behind a figure, newest first, fifty a page by key. Names are masked as in every list. */
export const overviewCases = query({
  name: 'overview-cases',
  permission: 'overview.read',
  input: z.strictObject({
    filter: caseFilter,
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { filter, after, locale } }) => {
    const from = after ? Prisma.sql`AND c.id < ${after}::uuid` : Prisma.empty
    const ids = await tx.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM "case" c WHERE c.parent IS NULL AND ${visibleCases(actor, 'overview.read')} AND ${filtered(filter)} ${from} ORDER BY c.id DESC LIMIT ${pageSize + 1}`
    const cases = await tx.case.findMany({
      where: { id: { in: ids.slice(0, pageSize).map((row) => row.id) } },
      select: {
        id: true,
        no: true,
        service: true,
        version: true,
        applicant: true,
        stage: true,
        phase: true,
        outcome: true,
        channel: true,
        lead: true,
        holderUnit: true,
        dueOn: true,
        legalDueOn: true,
        acceptedAt: true,
        closedAt: true,
        receivedAt: true,
      },
      orderBy: { id: 'desc' },
    })
    const office = await loadOffice(tx)
    const views = unitViews(office)
    const unit = (path: string | null) => (path ? say((views.get(path)?.name ?? path) as Text, locale) : '')
    const rows = await Promise.all(
      cases.map(async (row) => {
        const { compiled } = await compiledVersion(tx, row.version)
        const limits = {
          dueOn: day(row.dueOn),
          legalDueOn: day(row.legalDueOn),
          acceptedAt: row.acceptedAt?.toISOString() ?? null,
          closedAt: row.closedAt?.toISOString() ?? null,
        }
        return {
          id: row.id,
          no: row.no,
          service: say(compiled.service.short ?? compiled.service.name, locale),
          applicant: row.applicant,
          stage: compiled.stages[row.stage] ? say(compiled.stages[row.stage]?.name ?? '', locale) : '',
          phase: row.phase,
          outcome: row.outcome,
          channel: say(office.channels.find((each) => each.key === row.channel)?.name ?? row.channel, locale),
          holder: unit(row.holderUnit),
          receivedAt: row.receivedAt.toISOString(),
          dueOn: limits.dueOn,
          light: caseLight(limits, { calendar: office.calendar, today: today() }),
        }
      }),
    )
    return { rows, next: ids.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
  },
})
