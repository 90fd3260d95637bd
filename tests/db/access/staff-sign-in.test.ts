import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { secondFactorOf } from '@/lib/access/totp'
import { now, setClock } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'
import { browser, refusal } from './browser'
import { asOwner, member, openStreet, password, postsOf, street, whoIs } from './street'

const db = await testDatabase({ settings: { RATE_SIGN_IN_PER_ADDRESS: '10000' } })
beforeAll(openStreet)
afterEach(() => setClock(null))

const secretOf = (account: string) =>
  transaction({ as: 'signin' }, async ({ tx }) => (await secondFactorOf(tx, account))?.secret ?? '')
const digits = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: now().getTime() })

async function enrolled(username: string) {
  const account = await member({ username })
  const web = browser()
  await web.form('sign-in-staff', { username, password })
  const secret = await secretOf(account)
  await web.form('enrol-second-factor', { code: digits(secret) })
  return { account, web, secret }
}

describe('staff sign-in', () => {
  it('lets a demonstration account in with the password alone, to the face of its post', async () => {
    const account = await member({ username: 'demo-clerk', demo: true })
    const web = browser()
    const answer = await web.form('sign-in-staff', { username: ' DEMO-clerk ', password })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/counter'])
    expect(await whoIs(web)).toBe(account)
  })

  it('makes everybody else enrol a second factor before there is a session', async () => {
    const account = await member({ username: 'li' })
    const web = browser()
    const first = await web.form('sign-in-staff', { username: 'li', password })
    expect(first.headers.get('location')).toBe('/staff/enrol')
    expect(await whoIs(web)).toBeNull()
    expect(await refusal(await web.json('enrol-second-factor', { code: '000000' }))).toBe('totp-wrong')
    const second = await web.form('enrol-second-factor', { code: digits(await secretOf(account)) })
    expect(second.headers.get('location')).toBe('/counter')
    expect(await whoIs(web)).toBe(account)
  })

  it('refuses a code of the authenticator that was used before, and takes the next', async () => {
    const { account, secret } = await enrolled('replay')
    const used = digits(secret)
    const web = browser()
    await web.form('sign-in-staff', { username: 'replay', password })
    expect(await refusal(await web.json('second-factor', { code: used }))).toBe('totp-wrong')
    const later = now().getTime() + 30_000
    setClock(() => new Date(later))
    expect((await web.json('second-factor', { code: digits(secret) })).status).toBe(200)
    expect(await whoIs(web)).toBe(account)
  })

  it('answers the second of two clicks like the first, and nothing after signing out', async () => {
    const { account, web, secret } = await enrolled('twice')
    const code = digits(secret)
    expect((await web.json('enrol-second-factor', { code })).status).toBe(200)
    expect(await whoIs(web)).toBe(account)
    await web.form('sign-out', {})
    expect(await refusal(await web.json('enrol-second-factor', { code }))).toBe('sign-in-expired')
    expect(await whoIs(web)).toBeNull()
  })

  it('asks for a password of one’s own after a temporary one', async () => {
    const account = await member({ username: 'fresh', demo: true, mustChange: true })
    const web = browser()
    const first = await web.form('sign-in-staff', { username: 'fresh', password, next: '/counter?window=3' })
    expect(first.headers.get('location')).toBe('/staff/new-password')
    const weak = { newPassword: 'aaaaaaaa', repeated: 'aaaaaaaa' }
    expect(await refusal(await web.json('renew-password', weak))).toBe('password-simple')
    const same = { newPassword: password, repeated: password }
    expect(await refusal(await web.json('renew-password', same))).toBe('password-same')
    const good = { newPassword: 'Hehua-2027', repeated: 'Hehua-2027' }
    const second = await web.form('renew-password', good)
    expect(second.headers.get('location')).toBe('/counter?window=3')
    expect(await whoIs(web)).toBe(account)
  })

  it('keeps one session for each account of the staff', async () => {
    const account = await member({ username: 'one', demo: true })
    const [here, there] = [browser(), browser()]
    await here.form('sign-in-staff', { username: 'one', password })
    await there.form('sign-in-staff', { username: 'one', password })
    expect(await whoIs(here)).toBeNull()
    expect(await whoIs(there)).toBe(account)
  })

  it('sends nobody to another site', async () => {
    await member({ username: 'next', demo: true })
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:1', '/a\n/b']) {
      const answer = await browser().form('sign-in-staff', { username: 'next', password, next })
      expect(answer.headers.get('location')).toBe('/counter')
    }
  })
})

describe('lock-out', () => {
  it('locks after five failures, the right password included, and opens again after the window', async () => {
    const account = await member({ username: 'locked', demo: true })
    const web = browser()
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await refusal(await web.json('sign-in-staff', { username: 'locked', password: 'wrong' }))).toBe(
        'credentials-wrong',
      )
    }
    expect(await refusal(await web.json('sign-in-staff', { username: 'locked', password }))).toBe('account-locked')
    await asOwner(db.superuserUrl, `UPDATE account SET locked_until = now() - interval '1 second' WHERE id = $1`, [
      account,
    ])
    expect((await web.json('sign-in-staff', { username: 'locked', password })).status).toBe(200)
    expect(await whoIs(web)).toBe(account)
  })

  it('lets at most five of forty parallel guesses be looked at', async () => {
    await member({ username: 'parallel', demo: true })
    const guesses = Array.from({ length: 40 }, () =>
      browser().json('sign-in-staff', { username: 'parallel', password: 'wrong' }),
    )
    const answers = await Promise.all((await Promise.all(guesses)).map(refusal))
    expect(answers.filter((answer) => answer === 'credentials-wrong').length).toBeLessThanOrEqual(5)
    expect(await refusal(await browser().json('sign-in-staff', { username: 'parallel', password }))).toBe(
      'account-locked',
    )
  })

  it('treats an unknown name like a known one', async () => {
    const attempts = []
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      attempts.push(await refusal(await browser().json('sign-in-staff', { username: 'nobody', password: 'wrong' })))
    }
    expect(attempts).toEqual([...Array(5).fill('credentials-wrong'), 'account-locked'])
  })

  it('writes every attempt into the audit trail', async () => {
    const account = await member({ username: 'audited', demo: true })
    await browser().json('sign-in-staff', { username: 'audited', password: 'wrong' })
    await browser().json('sign-in-staff', { username: 'audited', password })
    const rows = await asOwner<{ outcome: string }>(
      db.superuserUrl,
      `SELECT outcome FROM audit WHERE command = 'sign-in-staff' AND subject = $1 ORDER BY seq`,
      [account],
    )
    expect(rows.map((row) => row.outcome)).toEqual(['attempt', 'attempt', 'done'])
  })
})

describe('a session', () => {
  it('ends when idle too long, and at its absolute limit', async () => {
    const account = await member({ username: 'idle', demo: true })
    const web = browser()
    await web.form('sign-in-staff', { username: 'idle', password })
    expect(await whoIs(web)).toBe(account)
    const wind = (sql: string) => asOwner(db.superuserUrl, `UPDATE session SET ${sql} WHERE account = $1`, [account])
    await wind(`seen_at = now() - interval '16 minutes'`)
    expect(await whoIs(web)).toBeNull()
    await wind(`seen_at = now(), until = now() - interval '1 second'`)
    expect(await whoIs(web)).toBeNull()
  })

  it('ends at once when the account is disabled, and its rights with its post', async () => {
    const system = await member({ username: 'system', role: 'system-administrator', unit: 'yunzhou/', demo: true })
    const security = await member({
      username: 'security',
      role: 'security-administrator',
      unit: 'yunzhou/',
      demo: true,
    })
    const clerk = await member({ username: 'clerk', demo: true })
    const [admin, keeper, web] = [browser(), browser(), browser()]
    await admin.form('sign-in-staff', { username: 'system', password })
    await keeper.form('sign-in-staff', { username: 'security', password })
    await web.form('sign-in-staff', { username: 'clerk', password })
    expect([await whoIs(admin), await whoIs(keeper)]).toEqual([system, security])

    expect(await postsOf(web)).toEqual(['clerk'])
    const [post] = await asOwner<{ id: string }>(db.superuserUrl, 'SELECT id FROM post WHERE account = $1', [clerk])
    expect((await admin.json('end-post', { post: post?.id })).status).toBe(403)
    expect((await keeper.json('end-post', { post: post?.id })).status).toBe(200)
    expect([await whoIs(web), await postsOf(web)]).toEqual([clerk, []])

    expect((await keeper.json('disable-account', { account: clerk })).status).toBe(403)
    expect((await admin.json('disable-account', { account: clerk })).status).toBe(200)
    expect(await whoIs(web)).toBeNull()
    expect(await refusal(await web.json('sign-in-staff', { username: 'clerk', password }))).toBe('credentials-wrong')
  })

  it('is bound to its cookie: another secret, a changed value and a foreign token are nobody', async () => {
    await member({ username: 'cookie', demo: true })
    const web = browser()
    await web.form('sign-in-staff', { username: 'cookie', password })
    const value = web.jar.get('yk_session') ?? ''
    for (const forged of ['', 'x', value.slice(0, -2), `${value.slice(0, -4)}AAAA`, 'a.b.c.d.e']) {
      web.jar.set('yk_session', forged)
      expect(await whoIs(web)).toBeNull()
    }
  })
})

describe('keeping accounts', () => {
  it('makes an account without rights, which only another administrator gives rights to', async () => {
    await member({ username: 'sysadmin', role: 'system-administrator', unit: 'yunzhou/', demo: true })
    await member({ username: 'secadmin', role: 'security-administrator', unit: 'yunzhou/', demo: true })
    const [admin, keeper] = [browser(), browser()]
    await admin.form('sign-in-staff', { username: 'sysadmin', password })
    await keeper.form('sign-in-staff', { username: 'secadmin', password })
    const made = await admin.json('create-account', { name: '赵敏', username: 'zhao.min' })
    const { data } = (await made.json()) as { data: { account: string } }
    const given = { account: data.account, unitPath: `${street}relief/`, role: 'reviewer' }
    expect((await admin.json('give-post', given)).status).toBe(403)
    expect((await keeper.json('give-post', given)).status).toBe(200)
    expect(await refusal(await keeper.json('give-post', { ...given, role: 'audit-administrator' }))).toBe(
      'duties-apart',
    )
    expect(await refusal(await admin.json('create-account', { name: '赵二', username: 'Zhao.Min' }))).toBe(
      'username-taken',
    )
    const clerk = browser()
    await member({ username: 'plain-clerk', demo: true })
    await clerk.form('sign-in-staff', { username: 'plain-clerk', password })
    expect((await clerk.json('create-account', { name: '甲', username: 'abc' })).status).toBe(403)
  })
})
