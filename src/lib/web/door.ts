import 'server-only'
import { cookieValue } from '@/lib/access/session-token'
import type { Command } from '@/lib/kernel/command'
import { log, reference } from '@/lib/kernel/log'
import { Refusal } from '@/lib/kernel/refusal'
import { chooseDisplay, displayCookies } from '@/lib/text/choose-display'
import { bad, type Checked } from './bad-request'
import { mayCall } from './budgets'
import { commands } from './commands'
import { isOwnRequest } from './own-request'
import { type Posted, readCommand } from './read-command'
import { done, failed, refused, type Situation } from './reply'
import { entryOf, visitorOf } from './session-cookie'

type Asked = { command: Command; posted: Posted }

async function situationOf(request: Request): Promise<Situation> {
  const cookie = request.headers.get('cookie')
  const { locale } = chooseDisplay({
    cookieLocale: cookieValue(cookie, displayCookies.locale),
    acceptLanguage: request.headers.get('accept-language') ?? '',
  })
  const types = `${request.headers.get('content-type')} ${request.headers.get('accept')}`
  const json = /\bapplication\/json\b/i.test(types)
  const id = request.headers.get('x-request-id') ?? reference()
  return { visitor: await visitorOf(cookie), locale, reference: id, json }
}

function commandOf(request: Request): Command | null {
  const name = /^\/do\/([a-z][a-z0-9-]{0,63})$/.exec(new URL(request.url).pathname)?.[1]
  return name !== undefined && Object.hasOwn(commands, name) ? (commands[name] ?? null) : null
}

async function check(request: Request, { visitor }: Situation): Promise<Checked<Asked>> {
  if (request.method !== 'POST') return bad(405, 'method')
  const command = commandOf(request)
  if (!command) return bad(404, 'no-command')
  if (!isOwnRequest(request.headers)) return bad(403, 'origin')
  const posted = await readCommand(request)
  if (!posted.ok) return posted
  const address = request.headers.get('x-client-address') ?? 'unknown'
  if (!(await mayCall(command, { address, token: visitor.token }))) return bad(429, 'too-many')
  return { ok: true, value: { command, posted: posted.value } }
}

async function carryOut({ command, posted }: Asked, situation: Situation): Promise<Response> {
  const { visitor } = situation
  const entry = command.enterAs === 'signin' ? { as: command.enterAs, visit: visitor.visit } : entryOf(visitor)
  try {
    const outcome = await command.execute({ entry, input: posted.input, key: posted.key })
    return await done(outcome, situation, posted.back)
  } catch (problem) {
    if (problem instanceof Refusal) return refused(problem, situation, posted)
    throw problem
  }
}

/**
 * The only way to change anything from a screen: POST /do/<command>. Answers 303 to forms and JSON to scripts; whatever is
 * wrong with a request is one sentence with a reference and a status below 500, before anything is written. What nobody
 * expected is logged under the reference that the person sees.
 */
export async function door(request: Request): Promise<Response> {
  const situation = await situationOf(request)
  try {
    const asked = await check(request, situation)
    if (asked.ok) return await carryOut(asked.value, situation)
    const answer = await failed(situation, asked)
    if (asked.status === 405) answer.headers.set('allow', 'POST')
    if (asked.status === 429) answer.headers.set('retry-after', '60')
    return answer
  } catch (problem) {
    log.error({ err: problem, reference: situation.reference }, 'command failed')
    return failed(situation, { status: 500, reason: 'unexpected' })
  }
}
