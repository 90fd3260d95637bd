import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnCase } from '@/lib/cases/act-on-case'
import { officeCase } from '@/lib/cases/office-case'
import type { Entry } from '@/lib/kernel/transaction'
import { carryOutFetch } from '@/lib/registry/connectors/carry-out-fetch'
import { connectorStates } from '@/lib/registry/connectors/connector-states'
import { lookUpBound } from '@/lib/registry/connectors/look-up-bound'
import { personFetches } from '@/lib/registry/connectors/person-fetches'
import { refetch } from '@/lib/registry/connectors/refetch'
import '@/lib/web/register'
import { testDatabase } from '../../support/database'
import { behind, caseOf, personNamed, sessionOf, staffAt, street } from '../../support/matrix-street'
import { startStandIn } from '../../support/registry-stand-in'

const standIn = await startStandIn()
const db = await testDatabase({ seeded: true, settings: standIn.settings })
const look = behind(db)
afterAll(() => standIn.stop())

let clerk: Entry
let administrator: Entry

async function staff(role: string, unit: string): Promise<Entry> {
  const [first] = await staffAt(look, role, unit)
  return (await sessionOf(first?.account ?? '', 'staff')).entry
}

beforeAll(async () => {
  clerk = await staff('clerk', `${street}hall/`)
  administrator = await staff('system-administrator', `${street}management/`)
})

type Row = {
  id: string
  connector: string
  task: string | null
  state: string
  reason: string | null
  found_enc: string
}
const fetchesOf = (where: string, value: string) =>
  look.ask<Row>(`select id, connector, task, state, reason, found_enc from "fetch" where ${where} = $1 order by id`, [
    value,
  ])

/** A case of relief whose checks are out. */
async function relief(name: string): Promise<string> {
  const shared = { key: 'id', no: 0, state: 'shared', source: 'share', due_on: null }
  const opened = await caseOf(await personNamed(look, name), {
    service: 'minimum-living',
    answers: { members: [] },
    materials: [shared],
  })
  await actOnCase.execute({ entry: clerk, input: { case: opened.id, action: 'accept', version: 1 } })
  return opened.id
}

describe('look-ups of a case', () => {
  it('answer the task of a department that is only asked for data, in the name of the register', async () => {
    const id = await relief('李敏')
    const rows = await fetchesOf('case_id', id)
    expect(rows.map((row) => [row.connector, row.task !== null, row.state])).toEqual([
      ['population', false, 'waiting'],
      ['real-estate', true, 'waiting'],
    ])
    for (const row of rows) await carryOutFetch(row.id)
    const [task] = await look.ask<{ state: string; account: string | null }>(
      'select state, account from task where id = $1',
      [rows[1]?.task],
    )
    expect(task).toEqual({ state: 'done', account: null })
    const [event] = await look.ask<{ by: string; audience: string }>(
      `select by, audience from case_event where case_id = $1 and verb = 'task-done'`,
      [id],
    )
    expect(event).toEqual({ by: '不动产登记库', audience: 'staff' })
    const { answer } = await officeCase.execute({ entry: clerk, input: { id } })
    expect(answer.fetches.map(({ register, state, finding }) => [register, state, finding])).toEqual([
      ['人口库', 'fetched', 'agrees'],
      ['不动产登记库', 'fetched', 'agrees'],
    ])
    expect(answer.fetches[0]?.values.map(({ element, differs }) => [element, differs])).toContainEqual([
      'person.hukou_division',
      false,
    ])
  })

  it('that failed leave the task to its desk, and are asked again by the staff', async () => {
    await standIn.fault('wrong-name', { connector: 'real-estate' })
    const id = await relief('赵建国')
    const row = (await fetchesOf('case_id', id)).find((each) => each.task)
    await carryOutFetch(row?.id ?? '')
    const open = () => look.ask<{ state: string }>('select state from task where id = $1', [row?.task])
    expect(await open()).toEqual([{ state: 'open' }])
    await standIn.fault('none', { connector: 'real-estate' })
    const again = { entry: clerk, input: { fetch: row?.id, next: `/office/cases/${id}` } }
    expect(await refetch.execute(again)).toMatchObject({ to: `/office/cases/${id}` })
    expect((await fetchesOf('id', row?.id ?? ''))[0]).toMatchObject({ state: 'waiting' })
    await carryOutFetch(row?.id ?? '')
    expect(await open()).toEqual([{ state: 'done' }])
  })

  it('say nothing in clear, at rest or in the audit', async () => {
    const texts = await look.ask<{ text: string }>(
      `select t::text as text from "fetch" t union all select t::text from audit t where command = 'fetch'`,
    )
    expect(texts.length).toBeGreaterThan(3)
    for (const { text } of texts) expect(text).not.toMatch(/李敏|赵建国|339901\d{11}/)
  })
})

describe('look-ups of a person', () => {
  it('are ordered once by the counter, and asked again by it', async () => {
    const { resident } = await personNamed(look, '孙强')
    const ask = () => refetch.execute({ entry: clerk, input: { person: resident } })
    await ask()
    await ask()
    const rows = await fetchesOf('subject', resident)
    expect(rows.map(({ connector, state }) => [connector, state])).toEqual([['population', 'waiting']])
    await carryOutFetch(rows[0]?.id ?? '')
    const { answer } = await personFetches.execute({ entry: clerk, input: { id: resident } })
    expect(answer).toMatchObject([{ register: '人口库', state: 'fetched', finding: 'agrees', simulated: true }])
    await ask()
    expect(await fetchesOf('subject', resident)).toMatchObject([{ id: rows[0]?.id, state: 'waiting' }])
  })

  it('follow the binding of an account, once', async () => {
    const { resident } = await personNamed(look, '周晓平')
    await lookUpBound(resident)
    await lookUpBound(resident)
    expect(await fetchesOf('subject', resident)).toMatchObject([{ connector: 'population', state: 'waiting' }])
  })

  it('of another street are not there', async () => {
    const [stranger] = await look.ask<{ id: string }>(
      `select resident as id from tie where unit_path like 'yunzhou/linjiang/wangjiang/%' limit 1`,
    )
    const asked = refetch.execute({ entry: clerk, input: { person: stranger?.id } })
    await expect(asked).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the page of connectors', () => {
  it('shows an administrator how each is, and nobody of whom', async () => {
    const { answer } = await connectorStates.execute({ entry: administrator, input: {} })
    expect(answer.map(({ key, connected, breaker }) => [key, connected, breaker])).toEqual([
      ['population', true, 'closed'],
      ['legal-person', true, 'closed'],
      ['real-estate', true, 'closed'],
    ])
    expect(answer[0]).toMatchObject({ waiting: expect.any(Number), lastOkAt: expect.any(String) })
    expect(JSON.stringify(answer)).not.toMatch(/王秀英|李敏|3399/)
    const refused = connectorStates.execute({ entry: clerk, input: {} })
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
