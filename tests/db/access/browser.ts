import { door } from '@/lib/web/door'

const origin = 'http://localhost:3000'

type Headers = Record<string, string>

/** A browser that keeps its cookies and posts forms to the door as our own pages would. */
export function browser(address = '198.51.100.7') {
  const jar = new Map<string, string>()

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
  }

  async function send(path: string, init: RequestInit & { headers?: Headers }): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { origin, 'sec-fetch-site': 'same-origin', 'x-client-address': address, cookie, ...init.headers }
    const response = await door(new Request(new URL(path, origin), { method: 'POST', ...init, headers }))
    keep(response)
    return response
  }

  return {
    jar,
    send,
    form: (command: string, fields: Headers) =>
      send(`/do/${command}`, {
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    json: (command: string, fields: unknown, headers: Headers = {}) =>
      send(`/do/${command}`, {
        body: JSON.stringify(fields),
        headers: { 'content-type': 'application/json', ...headers },
      }),
  }
}

export type Browser = ReturnType<typeof browser>

/** Code of a refusal as JSON, or its first problem. */
export async function refusal(response: Response): Promise<string> {
  const { error } = (await response.json()) as { error: { reason: string; problems: { code: string }[] } }
  return error.problems[0]?.code ?? error.reason
}
