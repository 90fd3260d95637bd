import 'server-only'
import { z } from 'zod'
import { maskId, maskMobile } from '@/lib/kernel/mask'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type Batch, batchSubject, type RowState, readBatch, readRows, type StoredRow } from './batch'
import { importTarget, type Target } from './import-target'
import { type BatchLine, batchLine, viewGround } from './import-views'
import { mayAccept } from './judge-rows'
import { filledColumns } from './reading'
import { problemSayer } from './say-problem'

const shown = 50
const asked = { batch: z.uuid(), locale: z.enum(locales).default(sourceLocale) }

/** A row of a file in a list: masked, with what is wrong. */
type RowLine = { no: number; name: string; number: string; problems: string[]; acceptable: boolean }
export type RowsView = { batch: BatchLine; state: RowState; rows: RowLine[]; next: number | null }

/** Rows that wait for a decision, or that could not be taken back, in the order of the file. */
export const importRows = query({
  name: 'import-rows',
  permission: 'import.run',
  input: z.strictObject({
    ...asked,
    state: z.enum(['held', 'stuck']).default('held'),
    after: z.coerce.number().int().min(0).default(0),
  }),
  subject: ({ tx, input }) => batchSubject(tx, input.batch),
  run: async ({ tx, input: { batch: id, locale, state, after } }): Promise<RowsView> => {
    const ground = await viewGround(tx, locale)
    const batch = await readBatch(tx, id)
    if (!batch) throw new Refusal('not-found')
    const target = importTarget(ground.office, batch.target)
    const rows = await readRows(tx, id, { states: [state], most: shown + 1, after })
    const sayer = await problemSayer(locale)
    const lines = rows.slice(0, shown).map((row) => ({
      ...namesOf(row, target),
      no: row.no,
      problems: row.problems.map(sayer),
      acceptable: mayAccept(row.problems),
    }))
    return {
      batch: batchLine(batch, ground),
      state,
      rows: lines,
      next: rows.length > shown ? (lines.at(-1)?.no ?? null) : null,
    }
  },
})

/** How a row is told apart from others: its first name or text, and the tail of its first number. */
function namesOf({ data }: StoredRow, target: Target | null): { name: string; number: string } {
  const filled = (target?.columns ?? []).filter(({ key }) => data.texts[key])
  const isNumber = (key: string) => key.endsWith('.id')
  const named =
    filled.find(({ key }) => key.endsWith('.name')) ??
    filled.find(({ field }) => (field.level ?? 2) <= 2 && field.type !== 'phone')
  const number = filled.find(({ key }) => isNumber(key))
  const phone = filled.find(({ field }) => field.type === 'phone')
  const text = (key: string | undefined) => (key ? (data.texts[key] ?? '') : '')
  return {
    name: text(named?.key),
    number: number ? maskId(text(number.key)) : phone ? maskMobile(text(phone.key)) : '',
  }
}

/** One cell of a held row: what the file says, and what is wrong with it. */
export type CellView = {
  at: number
  key: string
  header: string
  label: string
  text: string
  problem: string | null
  required: boolean
}
export type RowView = {
  batch: BatchLine
  no: number
  cells: CellView[]
  /** What concerns the whole row. */
  problems: string[]
  acceptable: boolean
  left: number
}

/** One held row with everything that it says, to be corrected, accepted or dropped. Looking is audited. */
export const importRow = query({
  name: 'import-row',
  permission: 'import.run',
  input: z.strictObject({ ...asked, no: z.coerce.number().int().min(1) }),
  subject: ({ tx, input }) => batchSubject(tx, input.batch),
  run: async ({ tx, actor, input: { batch: id, no, locale } }): Promise<RowView> => {
    const ground = await viewGround(tx, locale)
    const batch = await readBatch(tx, id)
    const [row] = batch ? await readRows(tx, id, { states: ['held'], most: 1, no }) : []
    if (!batch || !row) throw new Refusal('not-found')
    const target = importTarget(ground.office, batch.target)
    const audit = [{ command: 'import-row', outcome: 'done', subject: id, unitPath: batch.area, detail: { row: no } }]
    await record(tx, actor, { audit, outbox: [] })
    const sayer = await problemSayer(locale)
    return {
      ...{ no, acceptable: mayAccept(row.problems), left: batch.counts.held ?? 0 },
      batch: batchLine(batch, ground),
      cells: cellsOf({ batch, target, row }, { sayer, locale }),
      problems: row.problems.filter(({ at }) => at === null).map(sayer),
    }
  },
})

type Words = { sayer: Awaited<ReturnType<typeof problemSayer>>; locale: z.infer<typeof asked.locale> }
type Asked = { batch: Batch; target: Target | null; row: StoredRow }

function cellsOf({ batch, target, row }: Asked, { sayer, locale }: Words): CellView[] {
  if (!target || !batch.mapping) return []
  const headers = new Map(batch.mapping.columns.map(({ at, header }) => [at, header]))
  return filledColumns(target, batch.mapping).map(({ at, key, label, required }) => {
    const problems = row.problems.filter((each) => each.at === at).map(sayer)
    return {
      ...{ at, key, required, header: headers.get(at) ?? '', label: say(label, locale) },
      ...{ text: row.data.texts[key] ?? '', problem: problems.join(' ') || null },
    }
  })
}
