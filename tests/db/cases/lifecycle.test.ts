import { afterEach, beforeAll, expect, it } from 'vitest'
import { actOnCase } from '@/lib/cases/act-on-case'
import { completeTask } from '@/lib/cases/complete-task'
import { sweepClocks } from '@/lib/cases/sweep-clocks'
import { setClock } from '@/lib/kernel/clock'
import type { Command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'
import type { Entry } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'
import { behind, caseOf, type Person, personNamed, sessionOf, staffAt, street } from '../../support/matrix-street'

const db = await testDatabase({
  seeded: true,
  settings: { SESSION_STAFF_HOURS: '24', SESSION_STAFF_IDLE_MINUTES: '240' },
})
const look = behind(db)
const relief = `${street}relief/`

let wang: Person
let at: Record<'clerk' | 'reviewer' | 'decider' | 'head' | 'police', Entry>
beforeAll(async () => {
  wang = await personNamed(look, '王秀英')
  const entry = async (role: string, unit: string) => {
    const [first] = await staffAt(look, role, unit)
    return (await sessionOf(first?.account ?? '', 'staff')).entry
  }
  at = {
    clerk: await entry('clerk', `${street}hall/`),
    reviewer: await entry('reviewer', relief),
    decider: await entry('decider', relief),
    head: await entry('office-head', relief),
    police: await entry('checker', 'yunzhou/linjiang/police/'),
  }
}, 120_000)
afterEach(() => setClock(null))

const run = (command: Command, entry: Entry, input: unknown) => command.execute({ entry, input, key: newId() })

async function rowOf(id: string) {
  const [row] = await look.ask<{
    stage: string
    phase: string
    row_version: number
    outcome: string | null
    late: string | null
  }>('select stage, phase, row_version, outcome, late from "case" where id = $1', [id])
  if (!row) throw new Error('no case')
  return row
}

async function act(entry: Entry, id: string, action: string, asked?: Record<string, unknown>) {
  return run(actOnCase, entry, { case: id, action, version: (await rowOf(id)).row_version, asked })
}

async function openTask(id: string, group: string): Promise<string> {
  const [task] = await look.ask<{ id: string }>(
    `select id from task where case_id = $1 and grp = $2 and state = 'open'`,
    [id, group],
  )
  return task?.id ?? ''
}

/** Everything that a case has left behind, counted. */
async function traces(id: string): Promise<Record<string, number>> {
  const counts = ['case_event', 'task', 'clock', 'clock_event', 'paper', 'message'].map(
    (table) => `(select count(*)::int from ${table} where case_id = $1) as ${table}`,
  )
  const [row] = await look.ask<Record<string, number>>(
    `select ${counts.join(', ')}, (select count(*)::int from outbox) as outbox, (select row_version from "case" where id = $1) as version`,
    [id],
  )
  return row ?? {}
}

const opened = () => caseOf(wang, { service: 'old-age-allowance' }).then(({ id }) => id)
const grant = { amount: '60', from: '2026-12-01' }

it('goes from received to granted; papers, entry, events and messages are written with the steps', async () => {
  const id = await opened()
  await act(at.clerk, id, 'accept')
  await act(at.reviewer, id, 'review', { result: 'fit', why: '符合条件' })
  await run(completeTask, at.police, {
    task: await openTask(id, 'facts'),
    asked: { finding: 'consistent', note: '一致' },
  })
  expect(await rowOf(id)).toMatchObject({ stage: 'deciding', phase: 'working' })
  await act(at.decider, id, 'grant', grant)
  expect(await rowOf(id)).toMatchObject({ stage: 'granted', phase: 'closed', outcome: 'granted' })
  const papers = await look.ask<{ template: string; number: string }>(
    'select template, number from paper where case_id = $1 order by id',
    [id],
  )
  expect(papers.map(({ template }) => template)).toEqual(['receipt', 'acceptance', 'allowance-grant'])
  expect(new Set(papers.map(({ number }) => number)).size).toBe(3)
  const verbs = await look.ask<{ verb: string; action: string }>(
    'select verb, action from case_event where case_id = $1 order by no',
    [id],
  )
  expect(verbs.map(({ verb, action }) => [verb, action])).toEqual([
    ['open', null],
    ['act', 'accept'],
    ['act', 'review'],
    ['task-done', 'facts'],
    ['act', 'co_joined'],
    ['act', 'grant'],
  ])
  const entries = await look.ask<{ register: string; events: number }>(
    'select register, (select count(*)::int from entry_event v where v.entry = e.id) as events from entry e where case_id = $1',
    [id],
  )
  expect(entries).toEqual([{ register: 'benefit-grants', events: 1 }])
  const open = await look.ask(
    `select 1 from task where case_id = $1 and state = 'open' union all select 1 from clock where case_id = $1 and state = 'running'`,
    [id],
  )
  expect(open).toEqual([])
  const to = await look.ask<{ n: number }>(
    'select count(*)::int as n from message where case_id = $1 and to_person = $2',
    [id, wang.resident],
  )
  expect(to[0]?.n).toBeGreaterThanOrEqual(3)
})

it('numbers the papers of a street without a gap, whoever issues them at once', async () => {
  const ids = await Promise.all([opened(), opened(), opened(), opened()])
  await Promise.all(ids.map((id) => act(at.clerk, id, 'accept')))
  const rows = await look.ask<{ number: string; series: string }>(
    `select number, series from paper where template = 'acceptance'`,
  )
  const [counter] = await look.ask<{ last: number }>(
    'select last from counter c where exists (select 1 from paper p where p.template = $1 and p.series = c.series || $2 || c.unit_path) and c.year = extract(year from now())',
    ['acceptance', '@'],
  )
  expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
  expect(counter?.last).toBe(rows.length)
})

it('refuses an action on an older state with conflict, and nothing is written', async () => {
  const id = await opened()
  const { row_version: stale } = await rowOf(id)
  await act(at.clerk, id, 'accept')
  const before = await traces(id)
  const late = run(actOnCase, at.clerk, { case: id, action: 'accept', version: stale })
  await expect(late).rejects.toMatchObject({ code: 'conflict', reason: 'case-moved' })
  expect(await traces(id)).toEqual(before)
})

it('of two that act on one state at the same time exactly one is carried out', async () => {
  const id = await opened()
  const { row_version: version } = await rowOf(id)
  const accept = run(actOnCase, at.clerk, { case: id, action: 'accept', version })
  const ask = run(actOnCase, at.clerk, {
    ...{ case: id, action: 'ask_supplement', version },
    asked: { items: { 0: { what: '银行卡', why: 'unclear' } }, by: '2027-12-31' },
  })
  const ended = await Promise.allSettled([accept, ask])
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [refused] = ended.filter((each) => each.status === 'rejected')
  expect(refused?.status === 'rejected' && refused.reason).toBeInstanceOf(Refusal)
  expect((await rowOf(id)).row_version).toBe(version + 1)
})

it('an elapsed clock takes effect exactly once, with several sweeps at the same time', async () => {
  const ids = [await opened(), await opened(), await opened()]
  setClock(() => new Date(Date.now() + 15 * 86_400_000))
  await Promise.all([sweepClocks(), sweepClocks(), sweepClocks(), sweepClocks()])
  await sweepClocks()
  for (const id of ids) {
    expect(await rowOf(id)).toMatchObject({ stage: 'reviewing' })
    const events = await look.ask<{ verb: string; action: string; n: number }>(
      `select verb, action, count(*)::int as n from case_event where case_id = $1 and verb in ('elapsed', 'act') group by 1, 2 order by 1, 2`,
      [id],
    )
    expect(events).toEqual([
      { verb: 'act', action: 'deem_accepted', n: 1 },
      { verb: 'elapsed', action: 'answer', n: 1 },
      { verb: 'elapsed', action: 'list_once', n: 1 },
    ])
    const papers = await look.ask(`select 1 from paper where case_id = $1 and template = 'acceptance'`, [id])
    expect(papers).toHaveLength(1)
    const audit = await look.ask(`select 1 from audit where subject = $1 and command = 'sweep-clocks'`, [id])
    expect(audit).toHaveLength(2)
  }
})

it('a clock that runs out while the case is being moved never undoes the move', async () => {
  const id = await opened()
  await act(at.clerk, id, 'accept')
  setClock(() => new Date(Date.now() + 20 * 86_400_000))
  const moves = await Promise.allSettled([
    sweepClocks(),
    act(at.reviewer, id, 'review', { result: 'unfit', why: '不符合' }),
    sweepClocks(),
  ])
  expect(moves[0].status).toBe('fulfilled')
  await sweepClocks()
  const moved = moves[1].status === 'fulfilled'
  expect(await rowOf(id)).toMatchObject({ stage: moved ? 'deciding' : 'reviewing', late: 'promised' })
})

it('an extension changes the limit when the head agrees, and is written once', async () => {
  const id = await opened()
  await act(at.clerk, id, 'accept')
  const due = async () =>
    (await look.ask<{ due_on: string }>('select due_on::text from "case" where id = $1', [id]))[0]?.due_on ?? ''
  const before = await due()
  await act(at.reviewer, id, 'extend', { why: 'other_body', reason: '需要外地核查' })
  expect(await due()).toBe(before)
  await run(completeTask, at.head, { task: await openTask(id, '@approve:extend'), agree: 'yes' })
  expect((await due()) > before).toBe(true)
  const papers = await look.ask(`select 1 from paper where case_id = $1 and template = 'extension-notice'`, [id])
  expect(papers).toHaveLength(1)
})
