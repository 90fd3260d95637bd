import { seal } from '@/lib/kernel/crypto'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { namePlace, sealRow } from '@/lib/registry/imports/batch'
import { type Behind, staffAt, street } from './matrix-street'

export type Batches = { checkedBatch: string; appliedBatch: string }

/** Two files that a desk has brought: one checked, one brought in with a row that waits. */
export async function batchesAt(behind: Behind, desk: string): Promise<Batches> {
  const [first] = await staffAt(behind, 'reviewer', desk)
  if (!first) throw new Error(`nobody is reviewer at ${desk}`)
  const area = desk.replace(/[^/]+\/$/, '')
  const [checkedBatch, appliedBatch] = [newId(), newId()]
  const row = (id: string, state: string) => ({
    ...{ id, state, account: first.account, unitPath: desk, area, target: 'priority-groups', source: '民政' },
    ...{ file: id, marked: newId(), nameEnc: seal('名单.xlsx', namePlace(id)), counts: { ready: 0, held: 1 } },
    mapping: { sheet: 0, head: 1, columns: [{ at: 0, header: '姓名', to: 'resident.name' }] },
  })
  const data = { inputs: { 'resident.name': '何满堂' }, texts: { 'resident.name': '何满堂' } }
  const problems = [{ at: 0, name: 'resident.name', code: 'doubled' }]
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await tx.importBatch.createMany({ data: [row(checkedBatch, 'checked'), row(appliedBatch, 'applied')] })
    const held = { batch: appliedBatch, no: 2, state: 'held', problems, rowEnc: sealRow(appliedBatch, 2, data) }
    await tx.importRow.createMany({ data: [held] })
  })
  return { checkedBatch, appliedBatch }
}

/** The desk whose files stand for each relation. */
export const importDesks = {
  own: `${street}relief/`,
  other: `${street}relief/`,
  street: 'yunzhou/linjiang/wangjiang/relief/',
  department: `${street}labour/`,
} as const
