import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/kernel/env'
import { record } from '@/lib/kernel/record'
import { transaction } from '@/lib/kernel/transaction'
import { accountByIdentity, type FoundAccount } from './accounts'
import { endSessions, newSession } from './session'
import { openToken, sealToken, sessionCookieName } from './session-token'

/** The word under which the outside identity service stands in addresses: `/api/auth/callback/oidc`. */
export const identityProvider = 'oidc'

type Profile = { sub: string; name?: string }

/** The outside identity service of the settings (OpenID Connect with discovery, PKCE, state and nonce), or null. */
function provider(): OAuthConfig<Profile> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env()
  if (!issuer || !clientId || !clientSecret) return null
  return {
    id: identityProvider,
    name: 'OpenID Connect',
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    idToken: true,
    authorization: { params: { scope: 'openid' } },
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub }),
  }
}

/** Whether an outside identity service is set up. */
export function hasIdentityService(): boolean {
  return provider() !== null
}

async function tiedAccount(subject: string): Promise<FoundAccount | null> {
  const issuer = env().OIDC_ISSUER ?? ''
  const found = await transaction({ as: 'signin' }, ({ tx }) => accountByIdentity(tx, { issuer, subject }))
  return found?.status === 'active' ? found : null
}

async function sessionFor(subject: string): Promise<string> {
  const account = await tiedAccount(subject)
  if (!account) throw new Error('the identity is not tied to an account')
  return transaction({ as: 'signin' }, async ({ tx, actor }) => {
    const channel = account.kind === 'person' ? 'web' : 'counter'
    const { token } = await newSession(tx, { account, channel })
    const audit = [{ command: 'sign-in-identity', outcome: 'done', subject: account.id }]
    await record(tx, actor, { audit, outbox: [] })
    return token
  })
}

async function endSessionOf(token: string): Promise<void> {
  await transaction({ token }, async ({ tx, actor }) => {
    if (actor.account && actor.session) await endSessions(tx, actor.account, actor.session)
  })
}

/**
 * Settings of next-auth: one generic OpenID Connect provider, our session cookie, a JWT that carries only our session
 * token. An identity signs in only when it was tied to an account before; nothing is matched by name or number.
 */
export function identityOptions(): NextAuthOptions {
  const { AUTH_SECRET: secret, https, SESSION_RESIDENT_HOURS: hours } = env()
  const service = provider()
  const cookie = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: https }
  return {
    secret,
    useSecureCookies: https,
    providers: service ? [service] : [],
    session: { strategy: 'jwt', maxAge: hours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name: sessionCookieName(), options: cookie } },
    jwt: {
      encode: async ({ token, maxAge }) => sealToken(String(token?.sid ?? ''), maxAge ?? hours * 3600),
      decode: async ({ token }) => {
        const sid = await openToken(token)
        return sid ? { sid } : null
      },
    },
    callbacks: {
      signIn: async ({ account }) =>
        (await tiedAccount(account?.providerAccountId ?? '')) !== null || '/sign-in?done=unknown',
      jwt: async ({ token, account }) =>
        account ? { sid: await sessionFor(account.providerAccountId) } : { sid: token.sid },
      session: () => ({ expires: '' }),
    },
    events: { signOut: async ({ token }) => endSessionOf(String(token?.sid ?? '')) },
  }
}
