import 'server-only'
import { env } from '@/lib/kernel/env'
import type { Outgoing, Provider } from './outgoing'

const patienceMs = 10_000

/** The body of the request: `SMS_HTTP_BODY` with `{to}`, `{body}` and `{id}` filled in as JSON strings without quotes. */
function filled(template: string, message: Outgoing): string {
  return template.replace(/\{(to|body|id)\}/g, (_, name: 'to' | 'body' | 'id') =>
    JSON.stringify(message[name]).slice(1, -1),
  )
}

/**
 * A gateway for text messages over HTTP: POST of JSON to `SMS_HTTP_URL`, with `SMS_HTTP_TOKEN` as bearer and the
 * message's id as `Idempotency-Key`. Any answer but 2xx counts as not handed over.
 */
export const http: Provider = async (message) => {
  const { SMS_HTTP_URL: url, SMS_HTTP_TOKEN: token, SMS_HTTP_BODY: body } = env()
  if (!url) throw new Error('SMS_HTTP_URL is not set')
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      'content-type': 'application/json',
      'idempotency-key': message.id,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: filled(body, message),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the gateway for text messages answered ${answer.status}`)
}
