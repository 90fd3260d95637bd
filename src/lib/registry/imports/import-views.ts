import 'server-only'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { open } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitName } from '../unit-names'
import { type Batch, type BatchState, namePlace } from './batch'
import type { RowProblem } from './cell-inputs'
import { problemSayer } from './say-problem'

/** A batch in a list. `target` is the name of a register, null for the register of people. */
export type BatchLine = {
  id: string
  at: Date
  target: string | null
  source: string
  file: string
  state: BatchState
  problem: string | null
  total: number
  done: number
  counts: Record<string, number>
  area: string
}

/** A batch as lists and heads show it. */
export function batchLine(batch: Batch, { office, locale }: { office: Office; locale: Locale }): BatchLine {
  const { id, at, source, state, problem, total, done, counts } = batch
  const register = batch.target ? office.register(batch.target) : undefined
  return {
    ...{ id, at, source, state, problem, total, done, counts },
    target: register ? say(register.name, locale) : null,
    file: open(batch.nameEnc, namePlace(id)),
    area: unitName(office, batch.area, locale) ?? batch.area,
  }
}

/** What is wrong in a column how often, most frequent first; the first row to look at. */
export type ProblemLine = { column: string | null; sentence: string; count: number; first: number }

/** The problems of the rows that are held back, summed up. */
export async function problemLines(tx: Transaction, batch: string, locale: Locale): Promise<ProblemLine[]> {
  const rows = await tx.$queryRaw<{ problem: RowProblem; count: number; first: number }[]>`
    SELECT p AS problem, count(*)::int AS count, min(no)::int AS first FROM import_row, jsonb_array_elements(problems) p
    WHERE batch = ${batch}::uuid AND state IN ('held', 'stuck') GROUP BY p ORDER BY 2 DESC, 3 LIMIT 60`
  const sayer = await problemSayer(locale)
  return rows.map(({ problem, count, first }) => ({
    column: problem.label === undefined ? null : say(problem.label, locale),
    sentence: sayer(problem),
    count,
    first,
  }))
}

/** The office as published, for views. */
export async function viewGround(tx: Transaction, locale: Locale): Promise<{ office: Office; locale: Locale }> {
  return { office: await loadOffice(tx), locale }
}
