import { describe, expect, it } from 'vitest'
import { authGuard } from '@/lib/web/auth-guard'
import { testDatabase } from '../../support/database'

await testDatabase({
  settings: {
    OIDC_ISSUER: 'http://127.0.0.1:9/issuer',
    OIDC_CLIENT_ID: 'yikou',
    OIDC_CLIENT_SECRET: 'secret-of-a-test',
  },
})

const origin = 'http://localhost:3000'
const own = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

function ask(path: string, init: RequestInit = {}): Promise<Response | null> {
  return authGuard(new Request(`${origin}/api/auth/${path}`, init))
}
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body, headers: { ...own, ...headers } })

describe('the guard before the sign-in library', () => {
  it.each([
    ['broken JSON', () => post('callback/oidc', '{"a":'), 400],
    ['a list', () => post('signin/oidc', '[]'), 400],
    ['NUL', () => post('signout', '{"a":"\\u0000"}'), 400],
    ['a broken escape', () => post('signout', 'a=%zz', { 'content-type': 'application/x-www-form-urlencoded' }), 400],
    ['a broken escape in the query', () => ask('session?a=%E4%'), 400],
    ['an encoding that is not UTF-8', () => ask('csrf?a=%ff'), 400],
    ['a foreign origin', () => post('signout', '{}', { origin: 'https://evil.example' }), 403],
    ['multipart', () => post('signout', '{}', { 'content-type': 'multipart/form-data; boundary=x' }), 415],
    ['too much', () => post('signout', `{"a":"${'x'.repeat(70_000)}"}`), 413],
    ['another provider', () => post('callback/credentials', '{}'), 404],
    ['the log of the library', () => post('_log', '{}'), 404],
    ['an unknown action', () => ask('admin'), 404],
    ['another method', () => ask('session', { method: 'DELETE' }), 405],
  ])('refuses %s', async (_, call, status) => {
    const answer = await call()
    expect(answer?.status).toBe(status)
    expect(await answer?.text()).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  it('lets what is sound through', async () => {
    expect(await ask('session')).toBeNull()
    expect(await ask('callback/oidc?code=a&state=b')).toBeNull()
    expect(await post('signout', '{"csrfToken":"x"}')).toBeNull()
  })
})
