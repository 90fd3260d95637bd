import 'server-only'
import { hasIdentityService, identityProvider } from '@/lib/access/identity-service'
import { cookieValue } from '@/lib/access/session-token'
import { log, reference } from '@/lib/kernel/log'
import { chooseDisplay, displayCookies } from '@/lib/text/choose-display'
import { type BadRequest, bad, type Checked } from './bad-request'
import { isOwnRequest } from './own-request'
import { plainAnswer } from './plain-answer'
import { readText } from './read-text'
import { strictForm } from './strict-form'
import { strictJson } from './strict-json'

const maxBody = 64 * 1024
const always = ['session', 'csrf', 'providers', 'signout']
const withProvider = ['signin', 'callback']

function known(pathname: string): boolean {
  const [action = '', provider, ...rest] = pathname.replace(/^\/api\/auth\//, '').split('/')
  if (rest.length > 0) return false
  if (provider === undefined) return always.includes(action)
  return withProvider.includes(action) && provider === identityProvider && hasIdentityService()
}

async function checkBody(request: Request): Promise<Checked<unknown>> {
  if (!isOwnRequest(request.headers)) return bad(403, 'origin')
  const type = (request.headers.get('content-type') ?? '').toLowerCase().split(';')[0]?.trim()
  if (type !== 'application/x-www-form-urlencoded' && type !== 'application/json') return bad(415, 'content-type')
  const text = await readText(request, maxBody)
  if (!text.ok) return text
  return type === 'application/json' ? strictJson(text.value) : strictForm(text.value)
}

async function check(request: Request): Promise<Checked<unknown>> {
  const url = new URL(request.url)
  if (request.method !== 'GET' && request.method !== 'POST') return bad(405, 'method')
  if (!known(url.pathname)) return bad(404, 'no-page')
  const query = strictForm(url.search.slice(1))
  if (!query.ok || url.search.length > 4096) return query.ok ? bad(400, 'too-large') : query
  return request.method === 'POST' ? checkBody(request) : query
}

async function answer(request: Request, { status, reason }: BadRequest): Promise<Response> {
  const { locale } = chooseDisplay({
    cookieLocale: cookieValue(request.headers.get('cookie'), displayCookies.locale),
    acceptLanguage: request.headers.get('accept-language') ?? '',
  })
  const id = request.headers.get('x-request-id') ?? reference()
  return plainAnswer({ status, reason, reference: id, locale })
}

/**
 * Looks at a request to the sign-in library before the library does, which answers some bad input with a server error.
 * Answers what is wrong as a plain sentence, or null: go on. Reads the body: hand in a copy.
 */
export async function authGuard(request: Request): Promise<Response | null> {
  try {
    const checked = await check(request)
    return checked.ok ? null : answer(request, checked)
  } catch (problem) {
    log.error({ err: problem }, 'request to the sign-in library could not be checked')
    return answer(request, { status: 400, reason: 'encoding' })
  }
}
