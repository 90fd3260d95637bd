import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountByMobile } from '@/lib/access/accounts'
import { registerCodeSender } from '@/lib/access/code-sender'
import { transaction } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'
import { type Browser, browser, refusal } from './browser'
import { asOwner, openStreet, whoIs } from './street'

const db = await testDatabase({ settings: { RATE_SIGN_IN_PER_ADDRESS: '10000', RATE_PHONE_CODE_PER_ADDRESS: '10000' } })
beforeAll(openStreet)

const sent: { mobile: string; code: string }[] = []
beforeEach(() => {
  sent.length = 0
  registerCodeSender(async (_, message) => void sent.push(message))
})

let last = 13_800_000_000
const freshMobile = () => String(++last)

async function codeFor(web: Browser, mobile: string): Promise<string> {
  const answer = await web.form('request-phone-code', { mobile })
  expect(answer.headers.get('location')).toBe('/sign-in/code')
  return sent.at(-1)?.code ?? ''
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('sign-in with a phone code', () => {
  it('makes the account at the first time and finds it at the second', async () => {
    const mobile = freshMobile()
    const [web, other] = [browser(), browser()]
    await web.form('sign-in-with-code', { code: await codeFor(web, `+86 ${mobile}`) })
    const account = await whoIs(web)
    expect(account).not.toBeNull()
    await other.form('sign-in-with-code', { code: await codeFor(other, mobile) })
    expect(await whoIs(other)).toBe(account)
    expect(await whoIs(web)).toBe(account)
  })

  it('takes a code once', async () => {
    const web = browser()
    const code = await codeFor(web, freshMobile())
    await web.form('sign-in-with-code', { code })
    await web.form('sign-out', {})
    expect(await refusal(await web.json('sign-in-with-code', { code }))).toBe('code-expired')
    expect(await whoIs(web)).toBeNull()
  })

  it('gives a double click one session', async () => {
    const web = browser()
    const code = await codeFor(web, freshMobile())
    const answers = [await web.json('sign-in-with-code', { code }), await web.json('sign-in-with-code', { code })]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const account = await whoIs(web)
    const [row] = await asOwner<{ n: number }>(
      db.superuserUrl,
      'SELECT count(*)::int AS n FROM session WHERE account = $1',
      [account],
    )
    expect(row?.n).toBe(1)
  })

  it('takes it only in the browser that asked for it', async () => {
    const code = await codeFor(browser(), freshMobile())
    expect(await refusal(await browser().json('sign-in-with-code', { code }))).toBe('code-expired')
  })

  it('allows five tries, also in parallel', async () => {
    const web = browser()
    const code = await codeFor(web, freshMobile())
    const guesses = Array.from({ length: 20 }, () => web.json('sign-in-with-code', { code: wrong(code) }))
    const answers = await Promise.all((await Promise.all(guesses)).map(refusal))
    expect(answers.filter((answer) => answer === 'code-wrong').length).toBeLessThanOrEqual(5)
    expect(await refusal(await web.json('sign-in-with-code', { code }))).toBe('code-expired')
  })

  it('lets it expire after five minutes, and end with the next one', async () => {
    const [web, mobile] = [browser(), freshMobile()]
    const first = await codeFor(web, mobile)
    const second = await codeFor(web, mobile)
    if (first !== second) expect(await refusal(await web.json('sign-in-with-code', { code: first }))).toBe('code-wrong')
    await asOwner(db.superuserUrl, `UPDATE challenge SET until = now() - interval '1 second' WHERE kind = 'phone-code'`)
    expect(await refusal(await web.json('sign-in-with-code', { code: second }))).toBe('code-expired')
  })

  it('sends at most five codes an hour to one number', async () => {
    const mobile = freshMobile()
    const answers = []
    for (let asked = 1; asked <= 6; asked += 1)
      answers.push((await browser().json('request-phone-code', { mobile })).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 403])
  })

  it('refuses what is no mobile number and keeps what was typed for its page', async () => {
    const web = browser()
    const answer = await web.form('request-phone-code', { mobile: '12345', _back: '/sign-in?next=%2Fcases' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/sign-in\?next=%2Fcases&form=[\w-]{36}#error-summary$/)
    expect(sent).toEqual([])
  })

  it('keeps neither number nor code readable in the database', async () => {
    const web = browser()
    const mobile = freshMobile()
    const code = await codeFor(web, mobile)
    await web.form('sign-in-with-code', { code })
    const rows = await asOwner<{ all: string }>(
      db.superuserUrl,
      `SELECT (SELECT json_agg(c)::text FROM challenge c) || (SELECT json_agg(a)::text FROM account a) AS all`,
    )
    expect(rows[0]?.all).not.toContain(mobile)
  })
})

describe('a phone that several people share', () => {
  it('asks the ID tail after the code and signs the right one in', async () => {
    const mobile = freshMobile()
    const wife = browser()
    await wife.form('sign-in-with-code', { code: await codeFor(wife, mobile) })
    const first = await whoIs(wife)
    await transaction({ as: 'worker' }, async ({ tx }) => {
      const { bindAccount } = await import('@/lib/access/accounts')
      const resident = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO resident (id_mac, id_kind, id_enc, name) VALUES ('m', 'citizen-id', 'x', '王秀英') RETURNING id::text`
      await bindAccount(tx, {
        account: first ?? '',
        resident: resident[0]?.id ?? '',
        realLevel: 2,
        idNumber: '33990119440101002X',
      })
    })
    expect((await wife.json('share-phone', { shared: 'yes' })).status).toBe(200)

    const husband = browser()
    const toWho = await husband.form('sign-in-with-code', { code: await codeFor(husband, mobile) })
    expect(toWho.headers.get('location')).toBe('/sign-in/who')
    expect(await whoIs(husband)).toBeNull()
    expect(await refusal(await husband.json('choose-person', { tail: '1234' }))).toBe('tail-unknown')
    expect((await husband.json('choose-person', { tail: '1234', first: 'yes' })).status).toBe(200)
    const second = await whoIs(husband)
    expect(second).not.toBe(first)

    const again = browser()
    await again.form('sign-in-with-code', { code: await codeFor(again, mobile) })
    expect((await again.json('choose-person', { tail: '002x' })).status).toBe(200)
    expect(await whoIs(again)).toBe(first)
    const known = await transaction({ as: 'signin' }, ({ tx }) => accountByMobile(tx, mobile, '1234'))
    expect(known?.id).toBe(second)
  })

  it('asks nobody for a tail before the code was right', async () => {
    const web = browser()
    await codeFor(web, freshMobile())
    expect(await refusal(await web.json('choose-person', { tail: '1234', first: 'yes' }))).toBe('code-expired')
  })
})
