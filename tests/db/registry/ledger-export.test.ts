import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import { sealToken, sessionCookieName } from '@/lib/access/session-token'
import type { Entry } from '@/lib/kernel/transaction'
import { exportLedger } from '@/lib/registry/ledgers/export-ledger'
import { exportRows } from '@/lib/registry/ledgers/export-rows'
import { downloadLedger } from '@/lib/web/download-ledger'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { addAs, benches, idsOf, publishRegister } from './ledger-ground'
import { idNumber, openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const key = 'benches'
const keeper = { name: '赵长椅', id: idNumber('1966-03-04'), phone: '13800007788' }
const dangers = ['=1+1', '+SUM(A1)', '-2+3', '@cmd', '＝HYPERLINK("x")', '\t=1']

let clerk: Entry
let elsewhere: Entry

beforeAll(async () => {
  await openOffice()
  await publishRegister(benches)
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  const rows = [
    { input: { number: '000123456789012345', kind: '01', seats: '4', price: '1234.50', keeper } },
    ...dangers.map((number) => ({ input: { number, kind: '02' } })),
  ]
  idsOf(await addAs(clerk, { key, unitPath: qinghe }, rows))
  idsOf(await addAs(elsewhere, { key, unitPath: wangjiang }, [{ input: { number: '邻街', kind: '01' } }]))
})

async function ordered(entry: Entry, input: object = {}): Promise<string> {
  const { data } = await exportLedger.execute({ entry, input: { register: key, ...input } })
  return (data as { id: string }).id
}

/** The file as the browser gets it. */
async function fetched(entry: Entry, id: string): Promise<{ response: Response; cells: unknown[][] }> {
  const cookie = `${sessionCookieName()}=${await sealToken((entry as { token: string }).token, 600)}`
  const request = new Request(`http://localhost:3000/registers/${key}/export/${id}`, { headers: { cookie } })
  const response = await downloadLedger(request, { key, id })
  if (response.status !== 200) return { response, cells: [] }
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await response.arrayBuffer())
  const cells: unknown[][] = []
  book.worksheets[0]?.eachRow((row) => cells.push((row.values as unknown[]).slice(1)))
  return { response, cells }
}

test('the file is the filter on the screen and says so; numbers keep every digit and are masked', async () => {
  const { response, cells } = await fetched(clerk, await ordered(clerk, { filter: { codes: { kind: '01' } } }))
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*\.xlsx/)
  expect(cells[0]).toEqual(['长椅台账'])
  expect(cells[1]).toEqual(['类型 为民服务类'])
  expect(cells[3]?.[0]).toMatch(/遮挡/)
  expect(cells[4]).toEqual(['编号', '类型', '座位', '造价', '认养人', '状态', '所在单位', '起始', '结束'])
  const [number, kind, seats, price, who, state, unit] = cells[5] ?? []
  expect([number, kind, seats, price]).toEqual(['000123456789012345', '为民服务类', 4, 1234.5])
  expect(who).toBe(`赵长椅 339***********${keeper.id.slice(-4)} 138****7788`)
  expect([state, unit]).toEqual(['在册', '青禾街道'])
  // Nothing of the other street, and nothing that the filter leaves out.
  expect(cells).toHaveLength(6)
})

test('nothing that begins like a formula is one', async () => {
  const { cells } = await fetched(clerk, await ordered(clerk, { filter: { codes: { kind: '02' } } }))
  const first = cells.slice(5).map(([cell]) => String(cell))
  expect(first).toHaveLength(dangers.length)
  for (const cell of first) expect(cell).toMatch(/^'/)
  expect(first).toContain("'=1+1")
})

test('whole numbers need a purpose, which is audited', async () => {
  await expect(ordered(clerk, { whole: 'yes' })).rejects.toMatchObject({ code: 'invalid' })
  const { cells } = await fetched(clerk, await ordered(clerk, { whole: 'yes', purpose: '上级核查' }))
  expect(cells.flat()).toContain(`赵长椅 ${keeper.id} ${keeper.phone}`)
  const [row] = await asOwner<{ reason: string; detail: Record<string, unknown> }>(
    db.superuserUrl,
    `SELECT reason, detail FROM audit WHERE command = 'export-ledger' AND outcome = 'done' ORDER BY seq DESC LIMIT 1`,
  )
  expect(row).toMatchObject({ reason: '上级核查', detail: { register: key, whole: true } })
})

test('an order is for the account that made it', async () => {
  const id = await ordered(clerk)
  expect((await fetched(elsewhere, id)).response.status).toBe(404)
  await expect(exportRows.execute({ entry: elsewhere, input: { key, id } })).rejects.toMatchObject({
    code: 'not-found',
  })
  const worker = await signedInStaff('worker-a', `${qinghe}hehua/station/`, 'community-worker')
  await expect(ordered(worker)).rejects.toMatchObject({ code: 'not-allowed' })
})
