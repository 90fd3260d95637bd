import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type FactLine, factLines, type QueueRow } from './fact-lines'
import { ownStreets } from './own-streets'

/** Lists of facts that want a steward: two sources disagree, past their date, nobody has verified, asked again. */
export const factTabs = ['conflicts', 'overdue', 'unverified', 'waiting'] as const
export type FactTab = (typeof factTabs)[number]

const pageSize = 50
/** Counts stop here: a queue that is longer is long, and counting it would cost more than the list. */
export const countedTo = 99

type Wanted = { tab: FactTab; street: string; element?: string; community?: string; after?: string }

/** Somebody was asked to look again, in this street, and no source has spoken since. */
const asked = Prisma.sql`EXISTS (
  SELECT 1 FROM recheck r WHERE r.subject = n.subject AND r.element = n.element AND starts_with(r.unit_path, n.unit_path) AND NOT EXISTS (
    SELECT 1 FROM fact f WHERE f.subject = r.subject AND f.element = r.element AND f.id > r.id AND starts_with(f.unit_path, n.unit_path)))`

/** What a list is about, as a condition on the projection `n` that one of its partial indexes serves. */
const conditions: Readonly<Record<FactTab, () => Prisma.Sql>> = {
  conflicts: () => Prisma.sql`n.contested_by IS NOT NULL AND NOT ${asked}`,
  // Nobody is asked again about somebody who has died.
  overdue: () =>
    Prisma.sql`n.stale_on <= ${today()}::date AND NOT ${asked} AND NOT EXISTS (SELECT 1 FROM resident r WHERE r.id = n.subject AND r.died IS NOT NULL)`,
  unverified: () => Prisma.sql`n.weight = 1 AND n.contested_by IS NULL AND NOT ${asked}`,
  waiting: () => asked,
}

function filtered({ tab, street, element, community }: Wanted): Prisma.Sql {
  const byElement = element ? Prisma.sql`AND n.element = ${element}` : Prisma.empty
  const byCommunity = community
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM tie t WHERE t.resident = n.subject AND t.unit_path = ${community} AND t."to" IS NULL)`
    : Prisma.empty
  return Prisma.sql`n.unit_path = ${street} AND ${conditions[tab]()} ${byElement} ${byCommunity}`
}

const columns = Prisma.sql`n.subject, n.element, n.fact, n.contested_by AS other, n.stale_on::text AS stale`

async function rowsOf(tx: Transaction, wanted: Wanted): Promise<QueueRow[]> {
  const key = (wanted.after ?? '').split('_')
  if (wanted.tab === 'overdue') {
    const [day, subject, element] = key
    const from = element
      ? Prisma.sql`AND (n.stale_on, n.subject, n.element) > (${day}::date, ${subject}::uuid, ${element})`
      : Prisma.empty
    return tx.$queryRaw<QueueRow[]>`
      SELECT ${columns} FROM fact_now n WHERE ${filtered(wanted)} ${from} ORDER BY n.stale_on, n.subject, n.element LIMIT ${pageSize + 1}`
  }
  const [subject, element] = key
  const from = element ? Prisma.sql`AND (n.subject, n.element) > (${subject}::uuid, ${element})` : Prisma.empty
  if (wanted.tab === 'waiting') {
    return tx.$queryRaw<QueueRow[]>`
      SELECT DISTINCT ${columns} FROM recheck q JOIN fact_now n ON n.subject = q.subject AND n.element = q.element
      WHERE ${filtered(wanted)} ${from} ORDER BY n.subject, n.element LIMIT ${pageSize + 1}`
  }
  return tx.$queryRaw<QueueRow[]>`
    SELECT ${columns} FROM fact_now n WHERE ${filtered(wanted)} ${from} ORDER BY n.subject, n.element LIMIT ${pageSize + 1}`
}

/** How many rows a list of a street has, counted no further than `countedTo + 1`. */
async function countOf(tx: Transaction, tab: FactTab, street: string): Promise<number> {
  const source =
    tab === 'waiting'
      ? Prisma.sql`recheck q JOIN fact_now n ON n.subject = q.subject AND n.element = q.element`
      : Prisma.sql`fact_now n`
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM (SELECT n.subject, n.element FROM ${source} WHERE ${filtered({ tab, street })} LIMIT ${countedTo + 1}) few`
  return row?.n ?? 0
}

/** How much waits in each list of a street, duplicates included; no more than a hundred is ever counted. */
export async function queueCounts(tx: Transaction, street: string): Promise<Record<FactTab | 'duplicates', number>> {
  const counts = {} as Record<FactTab | 'duplicates', number>
  for (const tab of factTabs) counts[tab] = await countOf(tx, tab, street)
  counts.duplicates = await tx.duplicate.count({ where: { unitPath: street, state: 'open' }, take: countedTo + 1 })
  return counts
}

const input = z.strictObject({
  tab: z.enum(factTabs).default('conflicts'),
  street: z.string().max(200).optional(),
  element: z.string().max(60).optional(),
  community: z.string().max(200).optional(),
  after: z
    .string()
    .max(200)
    .regex(/^[\w.-]*$/)
    .optional(),
  locale: z.enum(locales).default(sourceLocale),
})

export type QualityFacts = {
  tab: FactTab
  street: string
  streets: { path: string; name: string }[]
  communities: { path: string; name: string }[]
  elements: { key: string; name: string }[]
  counts: Awaited<ReturnType<typeof queueCounts>>
  rows: FactLine[]
  next: string | null
}

function keyOf(tab: FactTab, row: QueueRow): string {
  return [...(tab === 'overdue' ? [row.stale ?? ''] : []), row.subject, row.element].join('_')
}

/** One list of facts of a street, fifty a page by key, filtered by data element and community. Values are masked. */
export const qualityFacts = query({
  name: 'quality-facts',
  permission: 'quality.read',
  input,
  run: async ({ tx, actor, input: { locale, street: wanted, ...list } }): Promise<QualityFacts> => {
    const office = await loadOffice(tx)
    const { streets, street } = ownStreets({ office, actor, permission: 'quality.read', wanted })
    const found = await rowsOf(tx, { ...list, street: street.path })
    const shown = found.slice(0, pageSize)
    const last = shown.at(-1)
    const named = ({ path, node }: { path: string; node: { name: Parameters<typeof say>[0] } }) => ({
      path,
      name: say(node.name, locale),
    })
    return {
      tab: list.tab,
      street: street.path,
      streets: streets.map(named),
      communities: street.communities.map(named),
      elements: office.elements
        .filter(({ of }) => of === 'person')
        .map((each) => ({ key: each.element, name: say(each.label, locale) })),
      counts: await queueCounts(tx, street.path),
      rows: await factLines(tx, shown, { office, locale }),
      next: found.length > pageSize && last ? keyOf(list.tab, last) : null,
    }
  },
})
