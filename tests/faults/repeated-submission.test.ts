import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { door } from '@/lib/web/door'
import { testDatabase } from '../support/database'
import { completeDraft, typed, versionOf } from '../support/matrix-application'
import { behind, type Person, personNamed, sessionOf, somebodyIn, staffAt, street } from '../support/matrix-street'

const full = process.env.FULL === '1'
const tries = full ? 1000 : 100
const times = 10

const db = await testDatabase({
  seeded: true,
  settings: { RATE_COMMANDS_PER_ACCOUNT: '100000', RATE_COMMANDS_PER_ADDRESS: '1000000' },
})
const look = behind(db)

let wang: Person
let cookie: string
let version: string
beforeAll(async () => {
  wang = await personNamed(look, '王秀英')
  cookie = (await sessionOf(wang.account ?? '', 'person')).cookie
  version = await versionOf(look, 'old-age-allowance')
}, 120_000)

type Post = { command: string; cookie: string; body: string; json?: boolean }

function post({ command, cookie: jar, body, json = false }: Post): Promise<Response> {
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  const headers = {
    origin: 'http://localhost:3000',
    'content-type': type,
    cookie: jar,
    'x-client-address': '198.51.100.9',
  }
  return door(new Request(`http://localhost:3000/do/${command}`, { method: 'POST', headers, body }))
}

async function casesOf(id: string): Promise<{ cases: number; numbers: string[]; drafts: number; receipts: number }> {
  const rows = await look.ask<{ no: string }>('select no from "case" where id = $1', [id])
  const [left] = await look.ask<{ n: number }>('select count(*)::int as n from draft where id = $1', [id])
  const [papers] = await look.ask<{ n: number }>('select count(*)::int as n from paper where case_id = $1', [id])
  return { cases: rows.length, numbers: rows.map(({ no }) => no), drafts: left?.n ?? 0, receipts: papers?.n ?? 0 }
}

async function submitTenTimes(): Promise<void> {
  const draft = await completeDraft(wang, version)
  const body = new URLSearchParams({ draft, _key: newId() }).toString()
  const answers = await Promise.all(
    Array.from({ length: times }, () => post({ command: 'submit-application', cookie, body })),
  )
  const said = answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`)
  expect(new Set(said)).toEqual(new Set([`303 /cases/${draft}?submitted=1`]))
  expect(await casesOf(draft)).toMatchObject({ cases: 1, drafts: 0, receipts: 1 })
}

describe('the same post, sent again and again', () => {
  it(`a submission sent ${times} times at once is one case and ${times} times the same receipt, ${tries} of ${tries} tries`, async () => {
    const [before] = await look.ask<{ n: number }>('select count(*)::int as n from "case"')
    for (let one = 0; one < tries; one += 1) await submitTenTimes()
    const [after] = await look.ask<{ n: number }>('select count(*)::int as n from "case"')
    expect((after?.n ?? 0) - (before?.n ?? 0)).toBe(tries)
    const numbers = await look.ask<{ no: string }>('select no from "case"')
    expect(new Set(numbers.map(({ no }) => no)).size).toBe(numbers.length)
  }, 1_800_000)

  it('two submissions of one draft with different keys are one case as well', async () => {
    const draft = await completeDraft(wang, version)
    const bodies = [newId(), newId()].map((key) => new URLSearchParams({ draft, _key: key }).toString())
    const answers = await Promise.all(bodies.map((body) => post({ command: 'submit-application', cookie, body })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await casesOf(draft)).toMatchObject({ cases: 1, receipts: 1 })
  })

  it('20 posts of one counter form at once are one case with one receipt', async () => {
    const [clerk] = await staffAt(look, 'clerk', `${street}hall/`)
    const desk = await sessionOf(clerk?.account ?? '', 'staff')
    const visitor = await somebodyIn(look, `${street}qinghe-shequ/`)
    const { form, party } = typed(visitor.name)
    const body = JSON.stringify({
      ...{ resident: visitor.resident, service: 'old-age-allowance', action: 'accept', _key: newId(), form, party },
      material: { bank_card: 'seen' },
    })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post({ command: 'open-at-counter', cookie: desk.cookie, body, json: true })),
    )
    const said = await Promise.all(answers.map(async (answer) => ({ status: answer.status, ...(await answer.json()) })))
    for (const each of said) expect(each).toEqual({ ...said[0], status: 200 })
    const { data } = said[0] as { data: { case: string; no: string } }
    expect(await casesOf(data.case)).toMatchObject({ cases: 1, numbers: [data.no] })
    const opened = await look.ask('select 1 from party where subject = $1 and role = $2', [
      visitor.resident,
      'applicant',
    ])
    expect(opened).toHaveLength(1)
  })

  it('the same key with other content is a conflict and writes nothing', async () => {
    const [first, second] = [await completeDraft(wang, version), newId()]
    const key = newId()
    const body = (draft: string) => JSON.stringify({ draft, _key: key })
    expect((await post({ command: 'submit-application', cookie, body: body(first), json: true })).status).toBe(200)
    const answer = await post({ command: 'submit-application', cookie, body: body(second), json: true })
    expect([404, 409]).toContain(answer.status)
    expect(await casesOf(second)).toMatchObject({ cases: 0 })
  })
})
