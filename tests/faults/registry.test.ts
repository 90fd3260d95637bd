import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishDocuments } from '@/lib/catalogue/publish'
import { readFiles } from '@/lib/catalogue/read-files'
import { forgetSettings } from '@/lib/kernel/env'
import { newId } from '@/lib/kernel/ids'
import { transaction } from '@/lib/kernel/transaction'
import { knownOf } from '@/lib/registry/party'
import { door } from '@/lib/web/door'
import { typescriptNode } from '../../scripts/run-process'
import type { FaultName } from '../../scripts/standin-faults'
import { testDatabase } from '../support/database'
import { completeDraft, versionOf } from '../support/matrix-application'
import { behind, type Person, personNamed, sessionOf } from '../support/matrix-street'
import { ended, startStandIn } from '../support/registry-stand-in'

const standIn = await startStandIn()
const settings = { ...standIn.settings, RATE_COMMANDS_PER_ACCOUNT: '100000', RATE_COMMANDS_PER_ADDRESS: '1000000' }
const db = await testDatabase({ seeded: true, settings })
const look = behind(db)

/** Short times, so that the test sees many states of a breaker in seconds: connectors are data. */
const quick = { timeoutMs: 1500, tries: 3, retrySeconds: 0.3, breaker: { failures: 3, seconds: 1 } }
/** Longer than any of our own work takes, shorter than one call of a slow register. */
const patienceMs = 800

let wang: Person
let cookie: string
let version: string
let worker: ChildProcess

function startWorker(): ChildProcess {
  return spawn(process.execPath, [...typescriptNode, 'src/worker.ts'], {
    env: process.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

beforeAll(async () => {
  wang = await personNamed(look, '王秀英')
  cookie = (await sessionOf(wang.account ?? '', 'person')).cookie
  const documents = readFiles('prisma/definitions').documents.map((document) =>
    document.kind === 'connectors'
      ? { ...document, connectors: document.connectors.map((each) => ({ ...each, ...quick })) }
      : document,
  )
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const published = await publishDocuments(tx, documents, { account: null })
    expect(published.ok).toBe(true)
  })
  version = await versionOf(look, 'old-age-allowance')
  worker = startWorker()
}, 120_000)
afterAll(async () => {
  await ended(worker, 'SIGTERM')
  await standIn.stop()
})

/** Files a case as a resident does; answers the case and how long the answer took. */
async function file(): Promise<{ id: string; ms: number }> {
  const id = await completeDraft(wang, version)
  const headers = { origin: 'http://localhost:3000', cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ draft: id, _key: newId() }).toString()
  const began = performance.now()
  const answer = await door(
    new Request('http://localhost:3000/do/submit-application', { method: 'POST', headers, body }),
  )
  const ms = performance.now() - began
  expect(answer.headers.get('location')).toBe(`/cases/${id}?submitted=1`)
  return { id, ms }
}

type Row = { id: string; state: string; reason: string | null; finding: string | null; tries: number }

async function lookUpOf(caseId: string): Promise<Row> {
  const rows = await look.ask<Row>('select id, state, reason, finding, tries from "fetch" where case_id = $1', [caseId])
  expect(rows).toHaveLength(1)
  return rows[0] as Row
}

async function factsOf(fetch: string): Promise<string[]> {
  const rows = await look.ask<{ element: string; source: string }>(
    'select element, source from fact where ref = $1 order by element',
    [fetch],
  )
  return rows.map(({ element, source }) => `${element} ${source}`)
}

async function breaker(): Promise<{ failures: number; open: boolean }> {
  const [row] = await look.ask<{ failures: number; open: boolean }>(
    `select failures, open_until is not null as open from connector_state where connector = 'population'`,
  )
  return row ?? { failures: 0, open: false }
}

async function until<T>(read: () => Promise<T>, right: (value: T) => boolean, seconds = 120): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(100)) {
    const value = await read()
    if (right(value) || Date.now() > end) return value
  }
}

const whole = [
  'person.alive population-register',
  'person.ethnicity population-register',
  'person.hukou_division population-register',
]

async function fetchedOnce(caseId: string): Promise<void> {
  const row = await until(
    () => lookUpOf(caseId),
    ({ state }) => state === 'fetched',
  )
  expect(row).toMatchObject({ state: 'fetched', finding: 'agrees', reason: null })
  expect(await factsOf(row.id)).toEqual(whole)
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Settings of this process alone; the worker has its own. */
function connect(to: Record<string, string>): void {
  for (const name of Object.keys(standIn.settings)) delete process.env[name]
  Object.assign(process.env, to)
  forgetSettings()
}

describe('a base register', () => {
  let without: number

  it('that is not connected says so, and the case is filed', async () => {
    connect({})
    const filed = [await file(), await file(), await file(), await file(), await file()]
    without = median(filed.map(({ ms }) => ms))
    connect(standIn.settings)
    for (const { id } of filed) expect(['unconnected', 'waiting', 'fetched']).toContain((await lookUpOf(id)).state)
    // The worker is connected: it takes up what was ordered while it was not.
    for (const { id } of filed) await fetchedOnce(id)
  }, 400_000)

  it('that is well answers in the background, with its source, and the next form knows it', async () => {
    const { id } = await file()
    await fetchedOnce(id)
    const { id: fetch } = await lookUpOf(id)
    expect((await standIn.served()).filter((each) => each.id === fetch)).toHaveLength(1)
    const { entry } = await sessionOf(wang.account ?? '', 'person')
    const known = await transaction(entry, ({ tx }) => knownOf(tx, wang.resident))
    expect(known['person.hukou_division']).toMatchObject({ source: 'population-register', verified: true })
  })

  const faults: [FaultName, string][] = [
    ['slow', 'timeout'],
    ['error', 'server-error'],
    ['reset', 'unreachable'],
    ['busy', 'busy'],
    ['other-person', 'other-subject'],
    ['wrong-signature', 'bad-signature'],
    ['impossible', 'impossible'],
    ['broken-json', 'broken'],
    ['too-large', 'too-large'],
    ['wrong-type', 'wrong-type'],
    ['stale', 'stale-answer'],
  ]
  it.each(faults)(
    'that is %s never holds up a case, opens the breaker, and is asked again when it is back',
    async (fault, reason) => {
      await standIn.fault(fault, { delayMs: 20_000 })
      const filed = [await file(), await file(), await file()]
      expect(median(filed.map(({ ms }) => ms))).toBeLessThan(Math.max(without + patienceMs, 3 * without))
      const first = filed[0]?.id ?? ''
      const tried = await until(
        () => lookUpOf(first),
        (row) => row.reason !== null,
      )
      expect(tried).toMatchObject({ reason, finding: null })
      expect(['waiting', 'failed']).toContain(tried.state)
      expect(await until(breaker, ({ open }) => open)).toMatchObject({ open: true })
      for (const { id } of filed) expect(await factsOf((await lookUpOf(id)).id)).toEqual([])
      await standIn.fault('none')
      for (const { id } of filed) await fetchedOnce(id)
      expect(await breaker()).toEqual({ failures: 0, open: false })
    },
    400_000,
  )

  it('that flaps is asked until it answers', async () => {
    await standIn.fault('flapping')
    const filed = [await file(), await file()]
    for (const { id } of filed) await fetchedOnce(id)
    await standIn.fault('none')
  }, 400_000)

  it('that lies about the name is not believed: nothing is taken over, the name is contested', async () => {
    await standIn.fault('wrong-name')
    const { id } = await file()
    const row = await until(
      () => lookUpOf(id),
      ({ state }) => state === 'fetched',
    )
    expect(row).toMatchObject({ state: 'fetched', finding: 'differs' })
    expect(await factsOf(row.id)).toEqual(['person.name population-register'])
    const { entry } = await sessionOf(wang.account ?? '', 'person')
    const known = await transaction(entry, ({ tx }) => knownOf(tx, wang.resident))
    expect(known['person.name']).toMatchObject({ value: wang.name, source: 'id-card', contested: true })
    await standIn.fault('none')
  }, 400_000)

  it('whose worker is killed in the middle loses nothing and tells nothing twice', async () => {
    await standIn.fault('slow', { delayMs: 1000 })
    const { id } = await file()
    const { id: fetch } = await lookUpOf(id)
    const asked = () => standIn.served().then((all) => all.filter((each) => each.id === fetch).length)
    expect(await until(asked, (count) => count === 1)).toBe(1)
    await ended(worker, 'SIGKILL')
    expect(await lookUpOf(id)).toMatchObject({ state: 'waiting', tries: 1 })
    await standIn.fault('none')
    worker = startWorker()
    await fetchedOnce(id)
    expect(await asked()).toBe(2)
  }, 400_000)
})
