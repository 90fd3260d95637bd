import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '@/lib/kernel/transaction'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import type { BatchLine } from '@/lib/registry/imports/import-views'
import { mapImport } from '@/lib/registry/imports/map-import'
import { applyImport } from '@/lib/registry/imports/order-import'
import { asOwner } from '../db/access/street'
import { type Cells, pageOf, uploaded, workbookOf } from '../db/registry/import-ground'
import { openOffice, qinghe, signedInStaff } from '../db/registry/two-streets'
import { testDatabase } from '../support/database'
import { type WorkerProcess, workerProcess } from '../support/worker-process'

/** FULL=1 measures what is promised: 20,000 rows in 60 s and 400 MB. The gate runs fewer rows and asks for the same memory. */
const full = process.env.FULL === '1'
const rows = full ? 20_000 : 1_000
const most = { seconds: 60, megabytes: 400 }

// The killed worker's job is taken up after its lease, so it is short where one is killed; the figures are those of the usual one.
const db = await testDatabase({ settings: { ...(full ? {} : { JOB_LEASE_SECONDS: '4' }), LOG_LEVEL: 'info' } })
let steward: Entry
let worker: WorkerProcess | undefined

beforeAll(async () => {
  await openOffice()
  await asOwner(db.superuserUrl, `UPDATE role SET grants = grants || ARRAY['import.run'] WHERE key = 'clerk'`)
  steward = await signedInStaff('steward-a', `${qinghe}hall/`)
})
afterAll(() => worker?.kill())

function people(): Cells[] {
  const list: Cells[] = [['姓名', '公民身份号码', '联系电话', '所属社区', '家庭住址']]
  for (let n = 0; n < rows; n += 1) {
    const day = new Date(Date.UTC(1950, 0, 1 + (n % 18_000))).toISOString().slice(0, 10).replaceAll('-', '')
    const digits = `339901${day}${String(100 + Math.floor(n / 18_000) * 2 + (n % 2)).padStart(3, '0')}`
    const name = `${'赵钱孙李周吴郑王'[n % 8]}${'秀建国英明华'[n % 6]}${'芳强敏军丽'[n % 5]}`
    list.push([name, digits + mod112(digits), `137${String(n).padStart(8, '0')}`, '青禾社区', `荷塘路${n}号`])
  }
  return list
}

async function until(
  batch: string,
  states: readonly BatchLine['state'][],
  seen?: (line: BatchLine) => Promise<void>,
): Promise<void> {
  for (;;) {
    const page = await pageOf(steward, batch)
    if (states.includes(page.state)) return
    await seen?.(page)
    await new Promise((go) => setTimeout(go, 200))
  }
}

test(`${rows} people come in within the time and memory that are promised, and a worker killed half way changes nothing of it`, async () => {
  const bytes = await workbookOf(people())
  worker = await workerProcess()
  const begun = Date.now()
  const batch = await uploaded({ entry: steward, bytes })
  await until(batch, ['mapping'])
  await mapImport.execute({ entry: steward, input: { batch, to: (await pageOf(steward, batch)).mapping?.to } })
  const shares = new Set<number>()
  const watch = async ({ done }: BatchLine) => void shares.add(done)
  await until(batch, ['checked'], watch)
  const checked = (Date.now() - begun) / 1000
  await applyImport.execute({ entry: steward, input: { batch, choice: 'skip' } })
  let killed = full
  await until(batch, ['applied'], async ({ done }) => {
    shares.add(done)
    if (killed || done === 0 || !worker) return
    killed = true
    await worker.kill()
    worker = await workerProcess()
  })
  const seconds = (Date.now() - begun) / 1000
  const figures = { rows, seconds, checked, cpu: worker.cpuSeconds(), megabytes: Math.round(worker.peakMegabytes()) }
  console.log(`import: ${JSON.stringify(figures)}`)
  const page = await pageOf(steward, batch)
  expect(page.counts).toMatchObject({ added: rows })
  const [found] = await asOwner<{ people: string; ties: string; facts: string }>(
    db.superuserUrl,
    `SELECT (SELECT count(*) FROM resident) AS people, (SELECT count(*) FROM tie) AS ties, (SELECT count(*) FROM fact) AS facts`,
  )
  expect(found).toEqual({ people: String(rows), ties: String(rows), facts: String(rows * 2) })
  expect(killed).toBe(true)
  expect(shares.size).toBeGreaterThan(2)
  expect(worker.peakMegabytes()).toBeLessThan(most.megabytes)
  if (full) expect(seconds).toBeLessThan(most.seconds)
}, 600_000)
