import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { mapImport } from '@/lib/registry/imports/map-import'
import { undoImport } from '@/lib/registry/imports/order-import'
import { runImport } from '@/lib/registry/imports/run-import'
import { openEntry } from '@/lib/registry/ledgers/entry-data'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { apply, type Cells, pageOf, read, uploaded, workbookOf } from './import-ground'
import { idNumber, openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const register = 'priority-groups'
const head: Cells = ['姓名', '身份证号', '人群', '起始日期']
const number = (serial: number) => idNumber('1955-05-05', String(serial).padStart(3, '0'))
let reviewer: Entry
let clerk: Entry

beforeAll(async () => {
  await openOffice()
  reviewer = await signedInStaff('reviewer-a', `${qinghe}relief/`, 'reviewer')
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`, 'clerk')
})

async function checked(rows: Cells[], source = '民政'): Promise<string> {
  const id = await read({ entry: reviewer, bytes: await workbookOf([head, ...rows]), target: register, source })
  const { mapping, state } = await pageOf(reviewer, id)
  if (state === 'mapping') await mapImport.execute({ entry: reviewer, input: { batch: id, to: mapping?.to } })
  await runImport(id)
  return id
}

async function entries() {
  const rows = await transaction({ as: 'worker' }, ({ tx }) =>
    tx.entry.findMany({ where: { register, status: { not: 'withdrawn' } }, orderBy: { id: 'asc' } }),
  )
  return rows.map((row) => ({ ...row, data: openEntry(row) }))
}

const standing = async () =>
  JSON.stringify((await entries()).map(({ id, identityMac, unitPath, data }) => ({ id, identityMac, unitPath, data })))

describe('a register that is defined as data', () => {
  test('guesses its columns, brings rows in and finds the people by number', async () => {
    const id = await checked([
      ['甲一', number(100), '低保', '2026-01-01'],
      ['乙二', number(102), 'L02', new Date(Date.UTC(2026, 1, 2))],
      ['丙三', number(104), '没有这种人群', '2026-01-01'],
      ['丁四', number(106), '低保', '2026年13月1日'],
    ])
    const page = await pageOf(reviewer, id)
    expect(page).toMatchObject({ state: 'checked', counts: { ready: 2, held: 2 } })
    expect(page.understood.map(({ header }) => header)).toEqual(head)
    expect(await apply(reviewer, id)).toMatchObject({ state: 'applied', counts: { added: 2 } })
    const found = await entries()
    expect(found.map(({ data }) => data.code)).toEqual(['L01', 'L02'])
    expect(found[1]?.data.since).toBe('2026-02-02')
    expect(found.every(({ subject, unitPath }) => subject !== null && unitPath.startsWith(qinghe))).toBe(true)
  })

  test('what is there is left, or gets what the file says and can be taken back', async () => {
    const before = await standing()
    const rows: Cells[] = [
      ['甲一', number(100), '低保', '2026-03-03'],
      ['戊五', number(108), '低保', '2026-03-03'],
    ]
    const left = await checked(rows)
    expect(await pageOf(reviewer, left)).toMatchObject({ counts: { ready: 2, known: 1 } })
    expect((await apply(reviewer, left, 'skip')).counts).toMatchObject({ added: 1, skipped: 1 })
    await undoImport.execute({ entry: reviewer, input: { batch: left } })
    await runImport(left)
    expect(await standing()).toBe(before)
    const changed = await checked(rows)
    expect((await apply(reviewer, changed, 'update')).counts).toMatchObject({ added: 1, updated: 1 })
    expect((await entries()).map(({ data }) => data.since)).toContain('2026-03-03')
    await undoImport.execute({ entry: reviewer, input: { batch: changed } })
    await runImport(changed)
    expect((await pageOf(reviewer, changed)).counts).toMatchObject({ undone: 2 })
    expect(await standing()).toBe(before)
  })

  test('an entry that somebody has changed since stays', async () => {
    const id = await checked([['己六', number(110), '低保', '2026-04-04']])
    await apply(reviewer, id)
    await asOwner(
      db.superuserUrl,
      `UPDATE entry SET row_version = row_version + 1 WHERE id = (SELECT entry FROM import_row WHERE batch = $1)`,
      [id],
    )
    await undoImport.execute({ entry: reviewer, input: { batch: id } })
    await runImport(id)
    const page = await pageOf(reviewer, id)
    expect(page.counts).toMatchObject({ stuck: 1 })
    expect(page.problems[0]?.sentence).toContain('改过')
  })

  test('whoever may not keep the register brings nothing in, and whoever loses the right stops half way', async () => {
    const bytes = await workbookOf([head, ['庚七', number(112), '低保', '2026-05-05']])
    await expect(uploaded({ entry: clerk, bytes, target: register })).rejects.toMatchObject({ code: 'not-allowed' })
    const id = await checked([['庚七', number(112), '低保', '2026-05-05']])
    const { applyImport } = await import('@/lib/registry/imports/order-import')
    await applyImport.execute({ entry: reviewer, input: { batch: id, choice: 'skip' } })
    await asOwner(
      db.superuserUrl,
      `UPDATE account SET status = 'disabled' WHERE id = (SELECT account FROM import_batch WHERE id = $1)`,
      [id],
    )
    await runImport(id)
    const colleague = await signedInStaff('reviewer-b', `${qinghe}relief/`, 'reviewer')
    expect(await pageOf(colleague, id)).toMatchObject({ state: 'applying', problem: 'no-rights', done: 0 })
    expect(await apply(colleague, id)).toMatchObject({ state: 'applied', counts: { added: 1 } })
    const abroad = await signedInStaff('reviewer-c', `${wangjiang}relief/`, 'reviewer')
    await expect(pageOf(abroad, id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
