import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { bring } from './apply-batch'
import { type Batch, batchSubject, changeRows, type RowData, readRows, recount, type StoredRow } from './batch'
import { inputsOf, type RowProblem } from './cell-inputs'
import { heldBatch } from './held-batch'
import type { Target } from './import-target'
import { type Ground, judgeRows, mayAccept } from './judge-rows'
import { dictionary, filledColumns } from './reading'

const input = z.strictObject({
  batch: z.uuid(),
  no: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
  act: z.enum(['correct', 'accept', 'drop']),
  /** The cells as corrected, by the number of their column. */
  cell: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(2000)).default({}),
})

type At = { batch: Batch; target: Target; row: StoredRow }

/** The row with the texts that were typed; everything else as the file says it. */
function corrected(ground: Ground, row: StoredRow, cell: Readonly<Record<string, string>>): RowData {
  const words = dictionary(ground.office, ground.area)
  const texts = Object.fromEntries(
    ground.columns.map((column) => [column.key, cell[column.at] ?? row.data.texts[column.key] ?? '']),
  )
  const inputs = Object.assign({}, ...ground.columns.map((column) => inputsOf(texts[column.key] ?? '', column, words)))
  for (const { key, field } of ground.columns) {
    const place = `${field.key}.division`
    if (field.type === 'address' && key.endsWith('.detail') && inputs[key] && !inputs[place])
      inputs[place] = ground.area
  }
  return { inputs, texts }
}

async function bringOne(
  tx: Transaction,
  actor: Actor,
  { batch, row }: { batch: Batch; row: StoredRow },
): Promise<void> {
  const taking: Batch = { ...batch, choice: 'update' }
  const [change] = await bring(tx, actor, { batch: taking, rows: [row] })
  if (!change || change.state === 'held') throw new Refusal('conflict', 'import-row-held')
  await changeRows(tx, batch.id, [{ ...change, problems: [], data: row.data }])
}

function refusalOf(problems: readonly RowProblem[]): Refusal {
  return new Refusal(
    'invalid',
    'import-row',
    problems.map(({ at, code, params, label, say }) => ({
      name: at === null ? '' : `cell.${at}`,
      code,
      params,
      label: label ?? '',
      say,
    })),
  )
}

async function settle(
  tx: Transaction,
  actor: Actor,
  { batch, target, row }: At,
  typed: z.infer<typeof input>,
): Promise<void> {
  if (typed.act === 'drop') return changeRows(tx, batch.id, [{ no: row.no, state: 'dropped' }])
  if (typed.act === 'accept' && !mayAccept(row.problems)) throw invalid('act', 'import-not-acceptable')
  const office = await loadOffice(tx)
  const columns = batch.mapping ? filledColumns(target, batch.mapping) : []
  const ground: Ground = { office, target, area: batch.area, columns }
  const data = typed.act === 'correct' ? corrected(ground, row, typed.cell) : row.data
  const [judged] = await judgeRows(tx, ground, [{ no: row.no, data, problems: [] }], typed.act === 'accept')
  if (judged && judged.problems.length > 0) throw refusalOf(judged.problems)
  await bringOne(tx, actor, { batch, row: { ...row, data } })
}

/**
 * Works off one row that was held back: brings it in as corrected, brings it in although something was doubtful, or drops
 * it. A correction with new mistakes is refused with all of them. The batch must have been brought in.
 */
export const settleRow = command({
  name: 'settle-row',
  permission: 'import.run',
  input,
  subject: ({ tx, input: { batch } }) => batchSubject(tx, batch),
  run: async ({ tx, actor, audit, input: typed }) => {
    const { batch, target } = await heldBatch(tx, actor, { batch: typed.batch, states: ['applied'] })
    const [row] = await readRows(tx, batch.id, { states: ['held'], most: 1, no: typed.no })
    if (!row) throw new Refusal('conflict', 'import-row-settled')
    await settle(tx, actor, { batch, target, row }, typed)
    const counts = await recount(tx, batch.id)
    audit({ subject: batch.id, unitPath: batch.area, detail: { row: typed.no, act: typed.act } })
    const [next] = await readRows(tx, batch.id, { states: ['held'], most: 1, after: typed.no })
    const left = (counts.held ?? 0) > 0
    const back = `/registers/imports/${batch.id}`
    return { to: next ? `${back}/rows/${next.no}` : left ? `${back}/rows` : back }
  },
})
