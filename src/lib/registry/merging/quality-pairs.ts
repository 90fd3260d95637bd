import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { office as loadOffice } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type PersonLine, personLines } from '../person-lines'
import { ownStreets } from '../quality/own-streets'
import { queueCounts } from '../quality/quality-facts'
import { reachOf } from './pair-subject'

const pageSize = 50
export const pairTabs = ['duplicates', 'merged'] as const
export type PairTab = (typeof pairTabs)[number]

type Row = { id: string; one: string; other: string; why: string; at: Date; undone: boolean }
/** Two people of one street: who look like one (`duplicates`), or who were made one (`merged`: `one` stands for both). */
export type PairLine = { id: string; one: PersonLine; other: PersonLine; why: string; at: string; undone: boolean }

const notMerged = (person: Prisma.Sql) => Prisma.sql`NOT EXISTS (
  SELECT 1 FROM merge m WHERE m.loser = ${person} AND m.undoes IS NULL AND starts_with(d.unit_path, m.unit_path) AND NOT EXISTS (SELECT 1 FROM merge u WHERE u.undoes = m.id))`

/** Pairs that wait for a decision, or merges that can be undone, fifty a page by key, newest last and newest first. */
export const qualityPairs = query({
  name: 'quality-pairs',
  permission: 'quality.read',
  input: z.strictObject({
    tab: z.enum(pairTabs).default('duplicates'),
    street: z.string().max(200).optional(),
    after: z.uuid().optional(),
    locale: z.enum(locales).default(sourceLocale),
  }),
  run: async ({ tx, actor, input: { tab, street: wanted, after, locale } }) => {
    const office = await loadOffice(tx)
    const { streets, street } = ownStreets({ office, actor, permission: 'quality.read', wanted })
    const places = [...new Set([street.path, reachOf(actor.posts, 'quality.read')])]
    const [up, down] = [
      after ? Prisma.sql`AND d.id > ${after}::uuid` : Prisma.empty,
      after ? Prisma.sql`AND d.id < ${after}::uuid` : Prisma.empty,
    ]
    const found =
      tab === 'duplicates'
        ? await tx.$queryRaw<Row[]>`
            SELECT d.id, d.a AS one, d.b AS other, d.why, d.at, false AS undone FROM duplicate d
            WHERE d.unit_path = ANY (${places}) AND d.state = 'open' AND ${notMerged(Prisma.sql`d.a`)} AND ${notMerged(Prisma.sql`d.b`)} ${up}
            ORDER BY d.id LIMIT ${pageSize + 1}`
        : await tx.$queryRaw<Row[]>`
            SELECT d.id, d.winner AS one, d.loser AS other, d.reason AS why, d.at, EXISTS (SELECT 1 FROM merge u WHERE u.undoes = d.id) AS undone
            FROM merge d WHERE d.unit_path = ANY (${places}) AND d.undoes IS NULL ${down} ORDER BY d.id DESC LIMIT ${pageSize + 1}`
    const shown = found.slice(0, pageSize)
    const ids = [...new Set(shown.flatMap(({ one, other }) => [one, other]))]
    const people = new Map((await personLines(tx, { ids, locale })).map((line) => [line.id, line]))
    return {
      ...{ tab, street: street.path },
      streets: streets.map(({ path, node }) => ({ path, name: say(node.name, locale) })),
      counts: await queueCounts(tx, street.path),
      rows: shown.flatMap((row): PairLine[] => {
        const [one, other] = [people.get(row.one), people.get(row.other)]
        return one && other ? [{ ...row, one, other, at: row.at.toISOString() }] : []
      }),
      next: found.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})
