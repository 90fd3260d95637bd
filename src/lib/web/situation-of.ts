import 'server-only'
import { cookieValue } from '@/lib/access/session-token'
import { reference } from '@/lib/kernel/log'
import { chooseDisplay, displayCookies } from '@/lib/text/choose-display'
import type { Situation } from './reply'
import { visitorOf } from './session-cookie'

/** Who asks, in which language and for which kind of answer: `json` when the request says that it wants JSON. */
export async function situationOf(request: Request): Promise<Situation> {
  const cookie = request.headers.get('cookie')
  const { locale } = chooseDisplay({
    cookieLocale: cookieValue(cookie, displayCookies.locale),
    acceptLanguage: request.headers.get('accept-language') ?? '',
  })
  const json = /\bapplication\/json\b/i.test(request.headers.get('accept') ?? '')
  const id = request.headers.get('x-request-id') ?? reference()
  return { visitor: await visitorOf(cookie), locale, reference: id, json }
}
