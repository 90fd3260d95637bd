import 'server-only'
import { cookieValue, sealToken, sessionCookieName, sessionToken } from '@/lib/access/session-token'
import type { CookieChange } from '@/lib/kernel/command'
import { env } from '@/lib/kernel/env'
import { newSecret } from '@/lib/kernel/ids'
import type { Entry } from '@/lib/kernel/transaction'
import { displayCookies } from '@/lib/text/choose-display'

const visitPattern = /^[\w-]{43}$/

/** Name of the cookie that recognises a browser before anybody has signed in. It says nothing about a person. */
export function visitCookieName(): string {
  return env().https ? '__Host-yk_visit' : 'yk_visit'
}

/** Who asks, read from a `Cookie` header. `fresh` is a visit that has to be set as a cookie with the answer. */
export type Visitor = { token: string | undefined; visit: string; fresh: boolean }

/** Reads session and visit of a `Cookie` header; a browser that has no visit yet gets one. */
export async function visitorOf(cookieHeader: string | null | undefined): Promise<Visitor> {
  const known = cookieValue(cookieHeader, visitCookieName())
  const visit = known && visitPattern.test(known) ? known : newSecret()
  return { token: await sessionToken(cookieHeader), visit, fresh: visit !== known }
}

/** How the visitor's own transactions are entered. */
export function entryOf({ token, visit }: Pick<Visitor, 'token' | 'visit'>): Entry {
  return token ? { token, visit } : { as: 'public', visit }
}

function attributes(maxAge: number | undefined, httpOnly: boolean): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`
  return `; Path=/; SameSite=Lax${httpOnly ? '; HttpOnly' : ''}${env().https ? '; Secure' : ''}${age}`
}

/** The `Set-Cookie` line of a visit; ends with the browser. */
export function visitCookie(visit: string): string {
  return `${visitCookieName()}=${visit}${attributes(undefined, true)}`
}

/** The `Set-Cookie` line for what a command wants kept in the browser. */
export async function cookieLine({ name, value, maxAge }: CookieChange): Promise<string> {
  if (name !== 'session')
    return `${displayCookies[name]}=${value ?? ''}${attributes(value === null ? 0 : maxAge, false)}`
  if (value === null) return `${sessionCookieName()}=${attributes(0, true)}`
  return `${sessionCookieName()}=${await sealToken(value, maxAge ?? 3600)}${attributes(maxAge, true)}`
}
