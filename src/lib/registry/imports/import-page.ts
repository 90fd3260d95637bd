import 'server-only'
import { z } from 'zod'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { batchSubject, openLooks, readBatch } from './batch'
import { isConfidential } from './header-words'
import { importTarget, mayBring } from './import-target'
import { type BatchLine, batchLine, type ProblemLine, problemLines, viewGround } from './import-views'
import type { Looks } from './mapping'
import { markedWords } from './say-problem'

/** What the columns of the file may mean. */
export type MappingView = {
  looks: Looks
  /** Input by number of the column. */
  to: Record<string, string>
  inputs: { key: string; label: string; required: boolean }[]
}
export type ImportPageView = BatchLine & {
  may: boolean
  choice: 'skip' | 'update'
  mapping: MappingView | null
  problems: ProblemLine[]
  marked: boolean
  /** What the columns are understood as, in words. */
  understood: { header: string; label: string }[]
}

/** One file on its way into a register, with whatever the reader has to decide next. Opening it is audited. */
export const importPage = query({
  name: 'import-page',
  permission: 'import.run',
  input: z.strictObject({ batch: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => batchSubject(tx, input.batch),
  run: async ({ tx, actor, input: { batch: id, locale } }): Promise<ImportPageView> => {
    const ground = await viewGround(tx, locale)
    const batch = await readBatch(tx, id)
    if (!batch) throw new Refusal('not-found')
    const target = importTarget(ground.office, batch.target)
    const looks = batch.state === 'mapping' ? openLooks(batch) : null
    if (looks) {
      const audit = [{ command: 'import-page', outcome: 'done', subject: id, unitPath: batch.area }]
      await record(tx, actor, { audit, outbox: [] })
    }
    const labels = new Map((target?.columns ?? []).map(({ key, label }) => [key, say(label, locale)]))
    const columns = batch.mapping?.columns ?? []
    return {
      ...batchLine(batch, ground),
      may: target !== null && mayBring(actor, target, batch),
      choice: batch.choice,
      marked: batch.marked !== null,
      problems: ['checked', 'applied', 'undone'].includes(batch.state) ? await problemLines(tx, id, locale) : [],
      understood: columns.map(({ header, to }) => ({ header, label: labels.get(to) ?? to })),
      mapping: looks && {
        looks: withoutConfidential(looks),
        to: Object.fromEntries(columns.map(({ at, to }) => [String(at), to])),
        inputs: (target?.columns ?? []).map(({ key, required }) => ({ key, required, label: labels.get(key) ?? key })),
      },
    }
  },
})

function withoutConfidential(looks: Looks): Looks {
  return { ...looks, samples: looks.samples.map((row) => row.map((text) => (isConfidential(text) ? '***' : text))) }
}

/** Where the marked copy of a file lies; fetching it is audited. */
export const openImportFile = query({
  name: 'open-import-file',
  permission: 'import.run',
  input: z.strictObject({ batch: z.uuid() }),
  subject: ({ tx, input }) => batchSubject(tx, input.batch),
  run: async ({ tx, actor, input: { batch: id } }): Promise<{ file: string; name: string }> => {
    const { office, locale } = await viewGround(tx, sourceLocale)
    const batch = await readBatch(tx, id)
    if (!batch?.marked) throw new Refusal('not-found')
    const audit = [{ command: 'open-import-file', outcome: 'done', subject: id, unitPath: batch.area }]
    await record(tx, actor, { audit, outbox: [] })
    const [line, word] = [batchLine(batch, { office, locale }), await markedWords(locale)]
    return { file: batch.marked, name: `${line.file.replace(/\.[a-z]+$/i, '')}-${word('title')}.xlsx` }
  },
})
