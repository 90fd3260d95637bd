import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { visibleCases } from '@/lib/cases/visible-cases'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { unitViews } from '@/lib/registry/unit-view'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { Text } from '@/lib/text/text'

/** What a list behind a figure is filtered by; every figure of the overview is one of these filters. */
export const caseFilter = z.strictObject({
  phase: z
    .enum(['received', 'supplement', 'accepted', 'working', 'closed', 'declined', 'withdrawn', 'moved'])
    .optional(),
  lead: z.string().max(200).optional(),
  channel: z.string().max(40).optional(),
  service: z.string().max(80).optional(),
  /** open: not ended; late: past the promised date; on_time and overdue: ended within it or after it. */
  state: z.enum(['open', 'late', 'legal', 'on_time', 'overdue']).optional(),
})
export type CaseFilter = z.infer<typeof caseFilter>

const open = Prisma.sql`c.phase IN ('received', 'supplement', 'accepted', 'working')`
const states = (date: string) => ({
  open,
  late: Prisma.sql`${open} AND c.accepted_at IS NOT NULL AND c.due_on < ${date}::date`,
  legal: Prisma.sql`${open} AND c.accepted_at IS NOT NULL AND c.legal_due_on < ${date}::date`,
  on_time: Prisma.sql`c.phase = 'closed' AND (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date <= c.due_on`,
  overdue: Prisma.sql`c.phase = 'closed' AND (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date > c.due_on`,
})

/** The condition of a filter on `"case" c`. The caller keeps it within the reader's reach. */
export function filtered(filter: CaseFilter): Prisma.Sql {
  const parts = [
    filter.phase && Prisma.sql`c.phase = ${filter.phase}`,
    filter.lead && Prisma.sql`c.lead = ${filter.lead}`,
    filter.channel && Prisma.sql`c.channel = ${filter.channel}`,
    filter.service && Prisma.sql`c.service = ${filter.service}`,
    filter.state && states(today())[filter.state],
  ].filter((part) => part !== undefined && part !== '')
  return parts.length > 0 ? Prisma.join(parts as Prisma.Sql[], ' AND ') : Prisma.sql`true`
}

export type Figure = { key: string; label: string; count: number; filter: CaseFilter }
type Group = {
  phase: string | null
  lead: string | null
  channel: string | null
  service: string | null
  n: bigint
  open: bigint
  late: bigint
  legal: bigint
  on_time: bigint
  overdue: bigint
}

/** The street at a glance: cases by state, department, item and channel, on time and late. Each figure has its filter. */
export const overview = query({
  name: 'overview',
  permission: 'overview.read',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { locale } }) => {
    const groups = await grouped(tx, actor)
    const names = await nameSource(tx, locale)
    const all = groups.find((group) => !group.phase && !group.lead && !group.channel && !group.service)
    const by = (word: 'phase' | 'lead' | 'channel' | 'service') =>
      groups
        .filter((group) => group[word] !== null)
        .map((group) => ({
          key: group[word] ?? '',
          label: names(word, group[word] ?? ''),
          count: Number(group.n),
          open: Number(group.open),
          late: Number(group.late),
          legal: Number(group.legal),
          onTime: Number(group.on_time),
          overdue: Number(group.overdue),
          filter: { [word]: group[word] ?? '' } as CaseFilter,
        }))
        .sort((a, b) => b.count - a.count)
    const total = {
      open: Number(all?.open ?? 0),
      late: Number(all?.late ?? 0),
      legal: Number(all?.legal ?? 0),
      onTime: Number(all?.on_time ?? 0),
      overdue: Number(all?.overdue ?? 0),
      all: Number(all?.n ?? 0),
    }
    return { total, phases: by('phase'), leads: by('lead'), channels: by('channel'), services: by('service') }
  },
})

async function grouped(tx: Transaction, actor: Actor): Promise<Group[]> {
  const when = states(today())
  return tx.$queryRaw<Group[]>`
    SELECT c.phase, c.lead, c.channel, c.service, count(*) AS n, count(*) FILTER (WHERE ${when.open}) AS open, count(*) FILTER (WHERE ${when.late}) AS late,
      count(*) FILTER (WHERE ${when.legal}) AS legal, count(*) FILTER (WHERE ${when.on_time}) AS on_time, count(*) FILTER (WHERE ${when.overdue}) AS overdue
    FROM "case" c WHERE c.parent IS NULL AND ${visibleCases(actor, 'overview.read')} GROUP BY GROUPING SETS ((), (c.phase), (c.lead), (c.channel), (c.service))`
}

/** Names of what figures are counted by: units and items in words, the rest by its own word (a text of the screen). */
async function nameSource(tx: Transaction, locale: Locale) {
  const office = await loadOffice(tx)
  const views = unitViews(office)
  return (word: string, key: string): string => {
    if (word === 'lead') return say((views.get(key)?.name ?? key) as Text, locale)
    if (word === 'service')
      return say(office.service(key)?.service.short ?? office.service(key)?.service.name ?? key, locale)
    if (word === 'channel') return say(office.channels.find((each) => each.key === key)?.name ?? key, locale)
    return key
  }
}
