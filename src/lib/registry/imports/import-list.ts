import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { env } from '@/lib/kernel/env'
import { inReach } from '@/lib/kernel/in-reach'
import { query } from '@/lib/kernel/query'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { readBatch } from './batch'
import { importTargets } from './import-target'
import { type BatchLine, batchLine, viewGround } from './import-views'

const shown = 30
const locale = z.enum(locales).default(sourceLocale)

/** Files that were brought to the own desk or area, newest first. */
export const importList = query({
  name: 'import-list',
  permission: 'import.run',
  input: z.strictObject({ locale, after: z.uuid().optional() }),
  run: async ({ tx, actor, input }): Promise<{ batches: BatchLine[]; next: string | null }> => {
    const ground = await viewGround(tx, input.locale)
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM import_batch WHERE ${inReach(Prisma.sql`unit_path`, actor, 'import.run')} AND state <> 'dropped'
        AND (${input.after ?? null}::uuid IS NULL OR id < ${input.after ?? null}::uuid) ORDER BY id DESC LIMIT ${shown + 1}`
    const batches: BatchLine[] = []
    for (const { id } of rows.slice(0, shown)) {
      const batch = await readBatch(tx, id)
      if (batch) batches.push(batchLine(batch, ground))
    }
    return { batches, next: rows.length > shown ? (batches.at(-1)?.id ?? null) : null }
  },
})

export type ImportChoice = { value: string; label: string | null }
type Start = { targets: ImportChoice[]; sources: string[]; rows: number; megabytes: number }

/** What a file may be brought into by the reader, and the sources that files came from before. */
export const importStart = query({
  name: 'import-start',
  permission: 'import.run',
  input: z.strictObject({ locale }),
  run: async ({ tx, actor, input }): Promise<Start> => {
    const { office } = await viewGround(tx, input.locale)
    const targets = importTargets(office, actor).map(({ key, register }) => ({
      value: key,
      label: register ? say(register.name, input.locale) : null,
    }))
    const rows = await tx.$queryRaw<{ source: string }[]>`
      SELECT source FROM import_batch WHERE ${inReach(Prisma.sql`unit_path`, actor, 'import.run')} GROUP BY source ORDER BY max(id::text) DESC LIMIT 30`
    const limits = { rows: env().IMPORT_MAX_ROWS, megabytes: env().IMPORT_MAX_MB }
    return { targets, sources: rows.map(({ source }) => source), ...limits }
  },
})
