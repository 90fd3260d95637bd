import { beforeAll, describe, expect, it } from 'vitest'
import { registerCodeSender } from '@/lib/access/code-sender'
import { takeBounced } from '@/lib/web/bounced-form'
import { door } from '@/lib/web/door'
import { testDatabase } from '../../support/database'
import { browser } from './browser'
import { asOwner, member, openStreet, password } from './street'

const db = await testDatabase({ settings: { RATE_SIGN_IN_PER_ADDRESS: '10000', RATE_PHONE_CODE_PER_NUMBER: '1000' } })
beforeAll(async () => {
  await openStreet()
  registerCodeSender(async () => {})
})

const origin = 'http://localhost:3000'
const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const target = '/do/request-phone-code'

type Bad = {
  what: string
  status: number
  path?: string
  method?: string
  type?: string | null
  body?: BodyInit
  headers?: Record<string, string>
}

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const bytes = (...codes: number[]) => Uint8Array.from(codes)

const bad: Bad[] = [
  { what: 'GET', status: 405, method: 'GET' },
  { what: 'PUT', status: 405, method: 'PUT' },
  { what: 'DELETE', status: 405, method: 'DELETE' },
  { what: 'PATCH', status: 405, method: 'PATCH' },
  { what: 'OPTIONS', status: 405, method: 'OPTIONS' },
  { what: 'unknown command', status: 404, path: '/do/no-such-command' },
  { what: 'no command', status: 404, path: '/do/' },
  { what: 'command of an object', status: 404, path: '/do/constructor' },
  { what: '__proto__', status: 404, path: '/do/__proto__' },
  { what: 'a path below', status: 404, path: '/do/sign-out/extra' },
  { what: 'capitals', status: 404, path: '/do/SIGN-OUT' },
  { what: 'an escaped name', status: 404, path: '/do/sign%2Dout' },
  { what: 'a foreign origin', status: 403, headers: { origin: 'https://evil.example' } },
  { what: 'origin null', status: 403, headers: { origin: 'null' } },
  { what: 'our host with another port', status: 403, headers: { origin: 'http://localhost:3001' } },
  { what: 'our host with another scheme', status: 403, headers: { origin: 'https://localhost:3000' } },
  { what: 'our name as a prefix', status: 403, headers: { origin: 'http://localhost:3000.evil.example' } },
  { what: 'a cross-site fetch', status: 403, headers: { 'sec-fetch-site': 'cross-site' } },
  { what: 'a same-site fetch', status: 403, headers: { 'sec-fetch-site': 'same-site' } },
  { what: 'an invented fetch site', status: 403, headers: { 'sec-fetch-site': 'own' } },
  { what: 'no content type', status: 415, type: null },
  { what: 'multipart', status: 415, type: 'multipart/form-data; boundary=x' },
  { what: 'plain text', status: 415, type: 'text/plain' },
  { what: 'XML', status: 415, type: 'application/xml' },
  { what: 'another charset', status: 415, type: `${form}; charset=gbk` },
  { what: 'UTF-16', status: 415, type: `${json}; charset=utf-16` },
  { what: 'compressed', status: 415, headers: { 'content-encoding': 'gzip' } },
  { what: 'a form above 256 KB', status: 413, body: `mobile=${'1'.repeat(263_000)}` },
  { what: 'JSON above 256 KB', status: 413, type: json, body: `{"mobile":"${'1'.repeat(263_000)}"}` },
  { what: 'an announced length above 256 KB', status: 413, headers: { 'content-length': '99999999' } },
  { what: 'bytes that are not UTF-8', status: 400, body: bytes(0x6d, 0x3d, 0xff, 0xfe) },
  { what: 'GBK bytes', status: 400, body: bytes(0x6d, 0x3d, 0xcd, 0xf5) },
  { what: 'a surrogate in UTF-8', status: 400, body: bytes(0x6d, 0x3d, 0xed, 0xa0, 0x80) },
  { what: 'a broken percent escape', status: 400, body: 'mobile=%' },
  { what: 'a percent escape of letters', status: 400, body: 'mobile=%zz' },
  { what: 'an escape that is not UTF-8', status: 400, body: 'mobile=%ff%fe' },
  { what: 'an overlong escape', status: 400, body: 'mobile=%c0%af' },
  { what: 'an escaped surrogate', status: 400, body: 'mobile=%ed%a0%80' },
  { what: 'a broken escape in a name', status: 400, body: '%E4%BD=1' },
  { what: 'NUL', status: 400, body: 'mobile=138\0' },
  { what: 'an escaped NUL', status: 400, body: 'mobile=138%00' },
  { what: 'NUL in a name', status: 400, body: 'mo%00bile=138' },
  { what: 'ten thousand fields', status: 400, body: Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&') },
  { what: 'ten thousand empty fields', status: 400, body: '&'.repeat(10_000) },
  { what: '__proto__ as a field', status: 400, body: '__proto__.admin=1' },
  { what: 'constructor in a path', status: 400, body: 'a.constructor.prototype.x=1' },
  { what: 'a name of 300 letters', status: 400, body: `${'n'.repeat(300)}=1` },
  { what: 'a name nested too deeply', status: 400, body: 'a.b.c.d.e.f.g.h=1' },
  { what: 'a key with spaces', status: 400, body: 'mobile=13800000000&_key=not+a+key' },
  { what: 'a key that is too long', status: 400, body: `mobile=13800000000&_key=${'k'.repeat(300)}` },
  { what: 'empty JSON', status: 400, type: json, body: '' },
  { what: 'half a JSON object', status: 400, type: json, body: '{"mobile":' },
  { what: 'JSON with a comma too many', status: 400, type: json, body: '{"mobile":"1",}' },
  { what: 'a JSON list', status: 400, type: json, body: '[1,2]' },
  { what: 'a JSON text', status: 400, type: json, body: '"mobile"' },
  { what: 'JSON null', status: 400, type: json, body: 'null' },
  { what: 'NaN', status: 400, type: json, body: '{"mobile":NaN}' },
  { what: 'a number beyond all bounds', status: 400, type: json, body: '{"mobile":1e999}' },
  { what: 'a form that says it is JSON', status: 400, type: json, body: 'mobile=1' },
  { what: '21 levels of JSON', status: 400, type: json, body: deep(21) },
  { what: '100,000 levels of JSON', status: 400, type: json, body: '['.repeat(100_000) },
  { what: 'a lone surrogate in JSON', status: 400, type: json, body: '{"mobile":"\\ud800"}' },
  { what: 'a lone surrogate in a JSON name', status: 400, type: json, body: '{"\\udc00":"1"}' },
  { what: 'NUL in JSON', status: 400, type: json, body: '{"mobile":"\\u0000"}' },
  { what: '__proto__ in JSON', status: 400, type: json, body: '{"__proto__":{"admin":true}}' },
  { what: 'ten thousand JSON values', status: 400, type: json, body: JSON.stringify({ a: Array(10_000).fill(1) }) },
  { what: 'a malformed idempotency key', status: 400, type: json, body: '{}', headers: { 'idempotency-key': 'a b' } },
]

function request({ path = target, method = 'POST', type = form, body, headers }: Bad): Request {
  const all = new Headers({ origin, 'sec-fetch-site': 'same-origin', 'x-client-address': '203.0.113.9', ...headers })
  if (type !== null) all.set('content-type', type)
  const withBody = method !== 'GET' && method !== 'OPTIONS'
  const sent = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.from('mobile=13800000000'))
  return new Request(origin + path, { method, headers: all, ...(withBody && { body: sent }) })
}

const written = `SELECT (SELECT count(*) FROM audit) + (SELECT count(*) FROM receipt) + (SELECT count(*) FROM outbox)
  + (SELECT count(*) FROM bounced_form) + (SELECT count(*) FROM challenge) + (SELECT count(*) FROM account) AS n`

describe('bad input', () => {
  it.each(bad)('$what: $status, a sentence and a reference', async (wrong) => {
    const before = await asOwner(db.superuserUrl, written)
    const answer = await door(request(wrong))
    const text = await answer.text()
    expect(answer.status).toBe(wrong.status)
    expect(text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    expect(text).not.toMatch(/<script|undefined|\[object/)
    expect(await asOwner(db.superuserUrl, written)).toEqual(before)
  })

  it('speaks the reader’s language', async () => {
    const said = (language: string) =>
      door(request({ what: '', status: 404, path: '/do/none', headers: { 'accept-language': language } })).then(
        (answer) => answer.text(),
      )
    expect(await said('zh-CN')).toContain('没有这项操作')
    expect(await said('zh-TW')).toContain('沒有這項操作')
    expect(await said('en')).toContain('There is no such action')
  })

  it('takes a post without Origin only when the browser says that it is ours', async () => {
    const without = request({ what: '', status: 0 })
    without.headers.delete('origin')
    expect((await door(without.clone())).status).toBe(303)
    without.headers.delete('sec-fetch-site')
    expect((await door(without)).status).toBe(403)
  })

  it('slows down an address that posts without end', async () => {
    const web = browser('192.0.2.77')
    const statuses = new Set<number>()
    for (let batch = 0; batch < 13; batch += 1) {
      const posts = Array.from({ length: 100 }, () => web.form('set-display', { mode: 'care' }))
      for (const answer of await Promise.all(posts)) statuses.add(answer.status)
    }
    expect([...statuses].sort()).toEqual([303, 429])
  })
})

describe('a refused form', () => {
  it('goes back to its page with everything that was typed but secrets, for its sender alone', async () => {
    const web = browser()
    await web.form('set-display', { mode: 'normal' })
    const answer = await web.form('sign-in-staff', {
      username: '王小明',
      password: 'Geheim-77',
      _back: '/staff/sign-in',
    })
    const id = /form=([\w-]{36})#error-summary$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
    const visit = web.jar.get('yk_visit') ?? ''
    const kept = await takeBounced({ as: 'public', visit }, id)
    expect(kept).toMatchObject({
      values: { username: '王小明' },
      problems: [{ name: 'password', code: 'credentials-wrong' }],
    })
    expect(JSON.stringify(kept)).not.toContain('Geheim')
    expect(await takeBounced({ as: 'public', visit: 'another' }, id)).toBeNull()
    const rows = await asOwner<{ t: string }>(db.superuserUrl, 'SELECT json_agg(b)::text AS t FROM bounced_form b')
    expect(rows[0]?.t).not.toContain('王小明')
  })

  it('never goes back to another site', async () => {
    for (const back of ['//evil.example/x', 'https://evil.example', '/\\evil.example', 'x', '/%0d%0a/../..//evil']) {
      const answer = await browser().form('request-phone-code', { mobile: '1', _back: back })
      expect(answer.headers.get('location') ?? '/').toMatch(/^\/(?!\/)/)
    }
  })

  it('without a page to go back to gets its sentence', async () => {
    const answer = await browser().form('request-phone-code', { mobile: '1' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([422, 'text/html; charset=utf-8'])
  })

  it('of somebody who is not signed in leads to the right sign-in page', async () => {
    const answer = await browser().form('create-account', { name: '甲', username: 'abc', _back: '/admin/accounts/new' })
    expect(answer.headers.get('location')).toBe('/staff/sign-in?next=%2Fadmin%2Faccounts%2Fnew')
    expect((await browser().json('create-account', { name: '甲', username: 'abc' })).status).toBe(401)
  })
})

describe('a repeated post', () => {
  async function administrator(username: string) {
    await member({ username, role: 'system-administrator', unit: 'yunzhou/', demo: true })
    const web = browser()
    await web.form('sign-in-staff', { username, password })
    return web
  }
  const count = async (name: string) =>
    (await asOwner<{ n: number }>(db.superuserUrl, 'SELECT count(*)::int AS n FROM account WHERE name = $1', [name]))[0]
      ?.n

  it('runs once when twenty arrive at once, and all get the same answer', async () => {
    const web = await administrator('idem-a')
    const key = { 'idempotency-key': 'key-0000-0001' }
    const posts = Array.from({ length: 20 }, () =>
      web.json('create-account', { name: '并行', username: 'parallel.post' }, key),
    )
    const answers = await Promise.all((await Promise.all(posts)).map((answer) => answer.text()))
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('/admin/accounts/')
    expect(await count('并行')).toBe(1)
  })

  it('with another payload under the same key is a conflict, and under another key a new post', async () => {
    const web = await administrator('idem-b')
    const post = (name: string, username: string, key: string) =>
      web.form('create-account', { name, username, _key: key }).then((answer) => answer.status)
    expect(await post('甲', 'key.one', 'key-0000-0002')).toBe(303)
    expect(await post('甲', 'key.one', 'key-0000-0002')).toBe(303)
    expect(await post('乙', 'key.two', 'key-0000-0002')).toBe(409)
    expect(await post('乙', 'key.two', 'key-0000-0003')).toBe(303)
    expect([await count('甲'), await count('乙')]).toEqual([1, 1])
  })

  it('under the key of somebody else is one’s own post', async () => {
    const [one, other] = [await administrator('idem-c'), await administrator('idem-d')]
    const key = { 'idempotency-key': 'key-0000-0004' }
    expect((await one.json('create-account', { name: '丙', username: 'own.one' }, key)).status).toBe(200)
    expect((await other.json('create-account', { name: '丙', username: 'own.two' }, key)).status).toBe(200)
    expect(await count('丙')).toBe(2)
  })
})

describe('set-display', () => {
  it('is remembered in the browser for a year and goes back to the page', async () => {
    const answer = await browser().form('set-display', { mode: 'care', back: '/services?q=%E9%AB%98' })
    expect(answer.headers.get('location')).toBe('/services?q=%E9%AB%98')
    expect(answer.headers.getSetCookie().join()).toMatch(/yk_mode=care; Path=\/; SameSite=Lax; Max-Age=31536000/)
    const refused = await browser().json('set-display', { mode: 'dark' })
    expect(refused.status).toBe(422)
  })
})
