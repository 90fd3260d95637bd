import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import {
  clientAddress,
  readableTarget,
  replaceOwnHeaders,
  replay,
  sendResponse,
  toRequest,
  wholeBody,
} from '@/lib/web/node-bridge'

let server: Server | undefined

afterEach(() => server?.close())

type Answer = (message: IncomingMessage, response: ServerResponse) => Promise<Response>

async function serve(answer: Answer): Promise<string> {
  server = createServer((of, to) => void answer(of, to).then((response) => sendResponse(response, { to, of })))
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each(['/', '/a/b?x=100%', '/%E9%AB%98%E9%BE%84', '/a%20b'])('%s can be read', (target) => {
  expect(readableTarget(target)).toBe(true)
})

test.each([
  '',
  '*',
  'http://evil/',
  '/%',
  '/%ff',
  '/%ed%a0%80',
  '/a%00',
  '/a?b=%00',
  '/a\\b',
  '/a%5cb',
  '/a b',
  `/${'a'.repeat(5000)}`,
])('%s cannot be read', (target) => {
  expect(readableTarget(target)).toBe(false)
})

test('a request arrives on our own origin with its streamed body', async () => {
  const at = await serve(async (message, response) => {
    const request = toRequest({ request: message, response }, { origin: 'https://yikou.example.cn' })
    return Response.json({ url: request.url, length: (await request.arrayBuffer()).byteLength })
  })
  const answer = await fetch(`${at}/do/x?y=1`, { method: 'POST', body: Buffer.alloc(3_000_000) })
  expect(await answer.json()).toEqual({ url: 'https://yikou.example.cn/do/x?y=1', length: 3_000_000 })
})

test('an answer given before the body was read reaches the visitor', async () => {
  const at = await serve(async () => new Response('too large', { status: 413 }))
  const answer = await fetch(at, { method: 'POST', body: Buffer.alloc(20_000_000) })
  expect([answer.status, await answer.text()]).toEqual([413, 'too large'])
})

test('several cookies stay several', async () => {
  const headers = new Headers([
    ['set-cookie', 'a=1'],
    ['set-cookie', 'b=2'],
  ])
  const at = await serve(async () => new Response(null, { status: 204, headers }))
  expect((await fetch(at)).headers.getSetCookie()).toEqual(['a=1', 'b=2'])
})

test('a guarded body can be read a second time, and what is too long is refused', async () => {
  const at = await serve(async (message) => {
    const body = await wholeBody(message, 10)
    if (!Buffer.isBuffer(body)) return new Response(null, { status: body })
    const again: Buffer[] = []
    for await (const chunk of replay(message, body)) again.push(chunk)
    return new Response(Buffer.concat(again).toString())
  })
  expect(await (await fetch(at, { method: 'POST', body: '12345' })).text()).toBe('12345')
  expect((await fetch(at, { method: 'POST', body: '12345678901' })).status).toBe(413)
})

test('headers that only we may set are taken from the visitor', async () => {
  const at = await serve(async (message) => {
    replaceOwnHeaders(message, { 'x-client-address': clientAddress(message, 1) })
    return Response.json(message.headers)
  })
  const forged = {
    'x-client-address': '1.2.3.4',
    'next-action': 'abc',
    'x-middleware-subrequest': 'x',
    'x-forwarded-for': '9.9.9.9, 8.8.8.8',
  }
  const seen = (await (await fetch(at, { headers: forged })).json()) as Record<string, string>
  expect(seen['x-client-address']).toBe('8.8.8.8')
  for (const name of ['next-action', 'x-middleware-subrequest', 'x-forwarded-for']) expect(seen[name]).toBeUndefined()
})

const origin = 'http://localhost:3000'

test('a request is given up when its visitor goes away, and only then', async () => {
  const signals: AbortSignal[] = []
  const at = await serve(async (request, response) => {
    const { signal, url } = toRequest({ request, response }, { origin })
    signals.push(signal)
    if (url.endsWith('/slow')) await new Promise((done) => signal.addEventListener('abort', done))
    return new Response('done')
  })
  await (await fetch(at)).text()
  const impatient = get(`${at}/slow`).on('error', () => undefined)
  await expect.poll(() => signals.length).toBe(2)
  expect(signals.map(({ aborted }) => aborted)).toEqual([false, false])
  impatient.destroy()
  await expect.poll(() => signals.map(({ aborted }) => aborted)).toEqual([false, true])
})

test('a connection that carries many requests collects no listeners', async () => {
  const counts: number[] = []
  const at = await serve(async (request, response) => {
    toRequest({ request, response }, { origin })
    counts.push(request.socket.listenerCount('close'))
    return new Response('done')
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let times = 0; times < 20; times++) {
    await new Promise<void>((done) => get(at, { agent }, (answer) => answer.resume().on('end', done)))
  }
  agent.destroy()
  expect(new Set(counts).size).toBe(1)
})
