import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { batchSubject, openLooks } from './batch'
import { lacking } from './guess-mapping'
import { heldBatch } from './held-batch'
import type { ImportColumn } from './import-columns'
import type { Mapping } from './mapping'

const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
const input = z.strictObject({
  batch: z.uuid(),
  /** Which input each column fills, by the number of the column; empty for none. */
  to: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(200)).default({}),
  sheet: whole.optional(),
  head: whole.optional(),
  /** `look`: read the heads again from another sheet or row. `edit`: change the mapping of a checked file. */
  go: z.enum(['check', 'look', 'edit']).default('check'),
})

function mappingOf(headers: readonly string[], to: Readonly<Record<string, string>>): Mapping['columns'] {
  return headers.flatMap((header, at) => (to[at] ? [{ at, header, to: to[at] }] : []))
}

function check(columns: readonly ImportColumn[], mapping: Mapping['columns']): void {
  const problems = mapping.flatMap(({ at, to }, index) => {
    if (!columns.some(({ key }) => key === to)) return [{ name: `to.${at}`, code: 'choice' }]
    const twice = mapping.slice(0, index).some((other) => other.to === to)
    return twice ? [{ name: `to.${at}`, code: 'mapping-twice' }] : []
  })
  const missing = lacking(columns, mapping).map(({ label }) => ({ name: 'to', code: 'mapping-lacking', label }))
  if (problems.length + missing.length > 0) throw new Refusal('invalid', 'invalid', [...missing, ...problems])
}

/** Says what the columns of a file mean and has the file checked; or has its heads read again, or opens the mapping again. */
export const mapImport = command({
  name: 'map-import',
  permission: 'import.run',
  input,
  subject: ({ tx, input: { batch } }) => batchSubject(tx, batch),
  run: async ({ tx, actor, emit, audit, input: { batch: id, to, sheet, head, go } }) => {
    const { batch, target } = await heldBatch(tx, actor, { batch: id, states: ['mapping', 'checked'] })
    const looks = openLooks(batch)
    if (!looks) throw new Refusal('conflict', 'import-moved')
    await tx.importRow.deleteMany({ where: { batch: id } })
    const fresh = { done: 0, counts: {}, marked: null, problem: null, rowVersion: { increment: 1 } }
    const place = { sheet: sheet ?? looks.sheet, head: head ?? looks.head }
    const page = { to: `/registers/imports/${id}` }
    audit({ subject: id, unitPath: batch.area, detail: { go } })
    if (go === 'edit') {
      await tx.importBatch.updateMany({ where: { id }, data: { ...fresh, state: 'mapping' } })
      return page
    }
    if (go === 'look') {
      await tx.importBatch.updateMany({
        where: { id },
        data: { ...fresh, state: 'reading', mapping: { ...place, columns: [] } },
      })
    } else {
      const columns = mappingOf(looks.headers, to)
      check(target.columns, columns)
      const mapping = { sheet: looks.sheet, head: looks.head, columns }
      await tx.importBatch.updateMany({
        where: { id },
        data: { ...fresh, state: 'checking', cursor: looks.head, mapping },
      })
    }
    emit('run-import', { batch: id })
    return page
  },
})
