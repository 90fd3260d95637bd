import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPersonAccount, linkIdentity } from '@/lib/access/accounts'
import { beginIdentitySignIn } from '@/lib/access/begin-identity-sign-in'
import { identityOptions } from '@/lib/access/identity-service'
import { transaction } from '@/lib/kernel/transaction'
import { testDatabase } from '../../support/database'

const issuer = createServer((_, response) => {
  const base = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`
  const paths = {
    authorization_endpoint: '/authorize',
    token_endpoint: '/token',
    jwks_uri: '/keys',
    userinfo_endpoint: '/me',
  }
  const addresses = Object.entries(paths).map(([name, path]) => [name, base + path])
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ issuer: base, ...Object.fromEntries(addresses) }))
})
await new Promise<void>((listening) => issuer.listen(0, '127.0.0.1', listening))
afterAll(() => void issuer.close())
const address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}`

await testDatabase({
  settings: { OIDC_ISSUER: address, OIDC_CLIENT_ID: 'yikou', OIDC_CLIENT_SECRET: 'secret-of-a-test' },
})

let account = ''
beforeAll(async () => {
  account = await transaction({ as: 'worker' }, async ({ tx }) => {
    const made = await createPersonAccount(tx, { mobile: '13900000001' })
    await linkIdentity(tx, { account: made, issuer: address, subject: 'subject-1' })
    return made
  })
})

const callbacks = () => identityOptions().callbacks
type SignIn = NonNullable<ReturnType<typeof callbacks>>['signIn']
const asked = (providerAccountId: string) =>
  ({ user: { id: providerAccountId }, account: { provider: 'oidc', type: 'oauth', providerAccountId } }) as Parameters<
    NonNullable<SignIn>
  >[0]

describe('an outside identity service', () => {
  it('is reached from a plain link, bound to the browser by state, nonce and PKCE', async () => {
    const answer = await beginIdentitySignIn('/cases')
    const to = new URL(answer.headers.get('location') ?? '')
    expect([answer.status, to.origin, to.pathname]).toEqual([302, address, '/authorize'])
    const asks = Object.fromEntries(to.searchParams)
    expect(asks).toMatchObject({ client_id: 'yikou', scope: 'openid', code_challenge_method: 'S256' })
    expect([asks.state, asks.nonce, asks.code_challenge].every(Boolean)).toBe(true)
    expect(asks.redirect_uri).toBe('http://localhost:3000/api/auth/callback/oidc')
    const cookies = answer.headers.getSetCookie().join('\n')
    expect(cookies).toMatch(/state=.*HttpOnly/)
    expect(cookies).toContain(encodeURIComponent('http://localhost:3000/cases'))
  })

  it('never leads back to another site', async () => {
    const cookies = (await beginIdentitySignIn('//evil.example')).headers.getSetCookie().join('\n')
    expect(cookies).not.toContain('evil')
  })

  it('signs in only whom it was tied to before, with a session of ours in its token', async () => {
    expect(await callbacks()?.signIn?.(asked('somebody-else'))).toBe('/sign-in?done=unknown')
    expect(await callbacks()?.signIn?.(asked('subject-1'))).toBe(true)
    const made = await callbacks()?.jwt?.({ token: { name: 'x' }, ...asked('subject-1') } as never)
    expect(Object.keys(made ?? {})).toEqual(['sid'])
    const token = String(made?.sid)
    expect(await transaction({ token }, async ({ actor }) => actor.account)).toBe(account)
    await identityOptions().events?.signOut?.({ token: { sid: token } } as never)
    expect(await transaction({ token }, async ({ actor }) => actor.account)).toBeNull()
  })
})
