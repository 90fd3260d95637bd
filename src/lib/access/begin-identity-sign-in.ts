import 'server-only'
import { createHash } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import { env } from '@/lib/kernel/env'
import { newSecret } from '@/lib/kernel/ids'
import { identityOptions, identityProvider } from './identity-service'
import { localPath } from './local-path'

/** What the sign-in library writes to when it is asked the way a page of the old router would ask it. */
function collector() {
  const headers = new Headers({ 'cache-control': 'no-store' })
  const state = { status: 200, headers }
  const response = {
    status: (status: number) => {
      state.status = status
      return response
    },
    getHeader: () => undefined,
    setHeader: (name: string, value: string | readonly string[]) => {
      for (const line of [value].flat()) headers.append(name, line)
      return response
    },
    end: () => response,
    json: () => response,
    send: () => response,
  }
  return { state, response }
}

/**
 * Leads to the outside identity service and back to `next`, from a plain link: no script and no second click. The library
 * wants a post with its own token against forged posts; here the token is made and handed over in one step, and the
 * service's answer is bound to this browser by state, nonce and PKCE.
 */
export async function beginIdentitySignIn(next: string | null): Promise<Response> {
  const options = identityOptions()
  const csrfToken = newSecret()
  const hash = createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')
  const cookie = env().https ? '__Host-next-auth.csrf-token' : 'next-auth.csrf-token'
  const request = {
    method: 'POST',
    query: { nextauth: ['signin', identityProvider] },
    body: { csrfToken, callbackUrl: `${env().APP_ORIGIN}${localPath(next) ?? '/'}` },
    cookies: { [cookie]: `${csrfToken}|${hash}` },
    headers: {},
  }
  const { state, response } = collector()
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  return new Response(null, state)
}
