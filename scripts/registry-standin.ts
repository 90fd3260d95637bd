import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { replayWindowSeconds, requestProblem, signResponse } from '../src/lib/registry/connectors/signing'
import { type Answer, type Fault, faultOrder, faulty, honest } from './standin-faults'
import { standInRecords } from './standin-records'

/**
 * A stand-in for base registers, as a process of its own: it speaks the protocol of docs/operations.md, knows the invented
 * people of the demonstration, and can be made slow, failing and lying through `/control`. Only for tests, training and
 * the demonstration; it listens on this machine only.
 *
 * Settings: REGISTRY_STANDIN_PORT (0: any free port), REGISTRY_STANDIN_KEY_ID, REGISTRY_STANDIN_KEY (base64).
 */
const port = Number(process.env.REGISTRY_STANDIN_PORT?.trim() || '3900')
const keyId = process.env.REGISTRY_STANDIN_KEY_ID?.trim() || 'stand-in'
const secret = process.env.REGISTRY_STANDIN_KEY?.trim() || randomBytes(32).toString('base64')
const key = Buffer.from(secret, 'base64')
const { connectors, records } = standInRecords()
const healthy: Fault = { name: 'none', delayMs: 0 }
const faults = new Map<string, Fault>()
const counts = new Map<string, number>()
const nonces = new Map<string, number>()
/** What was asked, newest last: ids and words only, no number and no name. */
const served: { id: string; connector: string; at: string; outcome: string }[] = []
const mostServed = 10_000

const question = z.object({
  id: z.string().max(64),
  purpose: z.string().min(1),
  unit: z.object({ path: z.string().min(1), name: z.string() }),
  subject: z.object({ kind: z.enum(['person', 'organisation']), number: z.string(), name: z.string() }),
  elements: z.array(z.string()),
  finding: z.boolean(),
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function plain(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Nonces count once within the window; older ones are forgotten. */
function seen(nonce: string): boolean {
  const oldest = Date.now() - 2 * replayWindowSeconds * 1000
  for (const [each, at] of nonces) if (at < oldest) nonces.delete(each)
  if (nonces.has(nonce)) return true
  nonces.set(nonce, Date.now())
  return false
}

async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return plain(response, 200, { faults: Object.fromEntries(faults), served })
  const order = faultOrder.safeParse(JSON.parse((await bodyOf(request)) || 'null'))
  if (!order.success) return plain(response, 400, { problems: order.error.issues.map(({ message }) => message) })
  const { fault, connector, delayMs } = order.data
  for (const each of connector ? [connector] : connectors.map((one) => one.key)) {
    faults.set(each, { name: fault, delayMs })
    counts.set(each, 0)
  }
  plain(response, 200, { faults: Object.fromEntries(faults) })
}

type Look = { connector: string; path: string; nonce: string }

async function lookUp(request: IncomingMessage, response: ServerResponse, look: Look): Promise<void> {
  const body = await bodyOf(request)
  const found = request.headers as Record<string, string | undefined>
  const checks = { keyOf: (id: string) => (id === keyId ? key : undefined), at: new Date(), seen }
  const problem = requestProblem({ method: request.method ?? '', path: look.path, body }, found, checks)
  if (problem) return plain(response, 401, { problem })
  const asked = question.safeParse(JSON.parse(body))
  if (!asked.success) return plain(response, 400, { problem: 'question' })
  const fault = faults.get(look.connector) ?? healthy
  const count = (counts.get(look.connector) ?? 0) + 1
  counts.set(look.connector, count)
  const { id, subject, elements, finding } = asked.data
  const record = records.get(subject.number)
  const answer = faulty(fault.name, honest(id, record && only(record, elements), finding), count)
  served.push({
    id,
    connector: look.connector,
    at: new Date().toISOString(),
    outcome: `${fault.name} ${answer.status}`,
  })
  if (served.length > mostServed) served.shift()
  if (fault.name === 'slow') await sleep(fault.delayMs)
  send(request, response, { answer, nonce: look.nonce })
}

/** Only what was asked for is told. */
function only<T extends { values: Record<string, unknown> }>(record: T, elements: readonly string[]): T {
  const values = Object.entries(record.values).filter(([element]) => elements.includes(element))
  return { ...record, values: Object.fromEntries(values) }
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, nonce }: { answer: Answer; nonce: string },
) {
  if (answer.cut) return request.socket.destroy()
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  const at = new Date(Date.now() - (answer.signAs === 'old' ? 2 * replayWindowSeconds * 1000 : 0))
  const signing = { keyId, key: answer.signAs === 'stranger' ? randomBytes(32) : key }
  const signed = signResponse({ status: answer.status, body, nonce, at }, signing)
  response.writeHead(answer.status, { 'content-type': answer.type, ...signed }).end(body)
}

async function answerTo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  if (path === '/control') return control(request, response)
  const connector = connectors.find((each) => path === `/${each.key}/v1/look-ups`)
  if (!connector || request.method !== 'POST') return plain(response, 404, { problem: 'path' })
  return lookUp(request, response, { connector: connector.key, path, nonce: String(request.headers['yikou-nonce']) })
}

const server = createServer((request, response) => {
  answerTo(request, response).catch((problem: unknown) => {
    console.error(problem instanceof Error ? problem.message : problem)
    if (!response.headersSent) plain(response, 400, { problem: 'request' })
  })
})
server.listen(port, '127.0.0.1', () => {
  const { port: taken } = server.address() as AddressInfo
  console.log(`模拟数据源已启动 · Stand-in registers listen on http://127.0.0.1:${taken} (${records.size})`)
  for (const { key: name, setting } of connectors) {
    console.log(`CONNECTOR_${setting}_URL=http://127.0.0.1:${taken}/${name}`)
    console.log(`CONNECTOR_${setting}_KEY_ID=${keyId}`)
    if (!process.env.REGISTRY_STANDIN_KEY) console.log(`CONNECTOR_${setting}_KEY=${secret}`)
  }
})

function end(): void {
  server.close(() => process.exit(0))
  server.closeAllConnections()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
process.on('disconnect', end)
