import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/kernel/env'

/** Name of the session cookie; the prefix binds it to this host and to https wherever the site has https. */
export function sessionCookieName(): string {
  return env().https ? '__Host-yk_session' : 'yk_session'
}

/** The value of one cookie of a `Cookie` header, or undefined. The first of several with one name counts. */
export function cookieValue(header: string | null | undefined, name: string): string | undefined {
  const found = (header ?? '')
    .slice(0, 16_384)
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}

/** The cookie value for a session token: an encrypted JWT that carries the token and nothing else. */
export async function sealToken(token: string, maxAge: number): Promise<string> {
  return encode({ token: { sid: token }, secret: env().AUTH_SECRET, maxAge })
}

/** The session token of a `Cookie` header, or undefined. Says nothing about whether the session still holds. */
export async function sessionToken(cookieHeader: string | null | undefined): Promise<string | undefined> {
  return openToken(cookieValue(cookieHeader, sessionCookieName()))
}

/** The session token of a cookie's value; undefined for whatever we did not seal. */
export async function openToken(value: string | undefined): Promise<string | undefined> {
  if (!value || value.length > 2048) return undefined
  try {
    const content = await decode({ token: value, secret: env().AUTH_SECRET })
    return typeof content?.sid === 'string' ? content.sid : undefined
  } catch {
    return undefined
  }
}
