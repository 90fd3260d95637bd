import 'server-only'
import { signInPath } from '@/lib/access/home-path'
import { localPath } from '@/lib/access/local-path'
import type { Outcome } from '@/lib/kernel/command'
import type { Refusal, RefusalCode } from '@/lib/kernel/refusal'
import type { Locale } from '@/lib/text/locale'
import { bounce } from './bounced-form'
import { plainAnswer } from './plain-answer'
import type { Posted } from './read-command'
import { wordsFor } from './say-reason'
import { cookieLine, entryOf, type Visitor, visitCookie } from './session-cookie'

export const statusOf: Readonly<Record<RefusalCode, number>> = {
  invalid: 422,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-late': 410,
}

/** What every answer of the door is made with. */
export type Situation = { visitor: Visitor; locale: Locale; reference: string; json: boolean }

function headersFor({ visitor }: Situation): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (visitor.fresh) headers.append('set-cookie', visitCookie(visitor.visit))
  return headers
}

function seeOther(to: string, headers: Headers): Response {
  headers.set('location', to)
  return new Response(null, { status: 303, headers })
}

/** The answer to a command that was carried out: 303 to the next page, or its data as JSON. */
export async function done(outcome: Outcome, situation: Situation, back: string | null): Promise<Response> {
  const headers = headersFor(situation)
  if (outcome.cookie) headers.append('set-cookie', await cookieLine(outcome.cookie))
  const to = outcome.to ?? back ?? '/'
  return situation.json ? Response.json({ to, data: outcome.data ?? {} }, { headers }) : seeOther(to, headers)
}

/** The answer to what is wrong with the request itself: one sentence and a reference, as page or JSON. */
export async function failed(
  situation: Situation,
  wrong: { status: number; reason: string; back?: string | null },
): Promise<Response> {
  const { locale, reference, json } = situation
  if (!json) {
    const page = await plainAnswer({ ...wrong, reference, locale })
    for (const line of headersFor(situation).getSetCookie()) page.headers.append('set-cookie', line)
    return page
  }
  const message = (await wordsFor(locale)).reason(wrong.reason)
  const error = {
    code: wrong.status === 500 ? 'unexpected' : 'bad-request',
    reason: wrong.reason,
    message,
    problems: [],
    reference,
  }
  return Response.json({ error }, { status: wrong.status, headers: headersFor(situation) })
}

async function refusedAsJson(refusal: Refusal, situation: Situation): Promise<Response> {
  const { code, reason, problems } = refusal
  const words = await wordsFor(situation.locale)
  const message = words.reason(reason)
  const said = problems.map((problem) => ({ ...problem, message: words.problem(problem.code) }))
  const error = { code, reason, message, problems: said, reference: situation.reference }
  return Response.json({ error }, { status: statusOf[code], headers: headersFor(situation) })
}

function withForm(back: string, form: string): string {
  const url = new URL(back, 'http://site.invalid')
  url.searchParams.set('form', form)
  return `${url.pathname}${url.search}#error-summary`
}

/** The answer to a refusal: JSON with its status; a form goes back to its page with what was typed, or gets a plain page. */
export async function refused(refusal: Refusal, situation: Situation, posted: Posted): Promise<Response> {
  if (situation.json) return refusedAsJson(refusal, situation)
  const { code, reason } = refusal
  const back = localPath(posted.back)
  if (code === 'not-signed-in') return seeOther(signInPath(back ?? ''), headersFor(situation))
  if (!back) return failed(situation, { status: statusOf[code], reason })
  const form = await bounce(entryOf(situation.visitor), refusal, posted.fields)
  return seeOther(withForm(back, form), headersFor(situation))
}
