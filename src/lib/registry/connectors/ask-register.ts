import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Connector } from '@/lib/catalogue/schema'
import { now } from '@/lib/kernel/clock'
import type { Connection } from '@/lib/kernel/env'
import { type FailureReason, mayRecover } from './fetch-words'
import { responseProblem, signRequest } from './signing'

/** Who is asked about. `number` is normalised: an identity number or a unified social credit code. */
export type Target = { kind: Connector['about']; number: string; name: string }

/** One question, as the register gets it. `id` stays the same when it is asked again. */
export type Question = {
  id: string
  purpose: string
  /** What the answer is for, in words: the name of the item. */
  matter: string
  caseNo: string | null
  unit: { path: string; name: string }
  subject: Target
  elements: readonly string[]
  /** Whether the answer to a check by a co-department is wanted as well. */
  finding: boolean
}

export type Reply = { ok: true; body: unknown } | { ok: false; reason: FailureReason }

const mostBytes = 64 * 1024
const failed = (reason: FailureReason): Reply => ({ ok: false, reason })

/** Address of the look-up below a connection's base. */
export function lookUpUrl(base: string): URL {
  return new URL(`${base.replace(/\/+$/, '')}/v1/look-ups`)
}

/**
 * Asks a register once by signed HTTP and answers what it said, or why there is no answer; never throws for the register's
 * faults. An answer counts only when it came in time, is signed for this very request, is JSON and not too large. Never
 * called inside a transaction or by a request.
 */
export async function askRegister(question: Question, connection: Connection, timeoutMs: number): Promise<Reply> {
  const url = lookUpUrl(connection.url)
  const [body, nonce] = [JSON.stringify(question), randomBytes(16).toString('hex')]
  const path = `${url.pathname}${url.search}`
  const signed = signRequest({ method: 'POST', path, body, nonce, at: now() }, connection)
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json', accept: 'application/json', ...signed },
      body,
    })
    const text = await readUpTo(response, mostBytes)
    return text === null ? failed('too-large') : judged(response, { text, nonce, connection })
  } catch {
    // The error of a cut line names addresses at most; what matters is whether it was the time that was over.
    return failed(signal.aborted ? 'timeout' : 'unreachable')
  }
}

type Received = { text: string; nonce: string; connection: Connection }

function judged(response: Response, { text, nonce, connection }: Received): Reply {
  const { status } = response
  if (status === 429) return failed('busy')
  if (status >= 500) return failed('server-error')
  if (!/^application\/json\b/i.test(response.headers.get('content-type') ?? '')) return failed('wrong-type')
  const found = Object.fromEntries(response.headers)
  const problem = responseProblem({ status, body: text, nonce, at: now() }, found, connection)
  if (problem) return failed(problem === 'stale' ? 'stale-answer' : 'bad-signature')
  if (status === 404) return failed('not-found')
  if (status !== 200) return failed('refused')
  try {
    return { ok: true, body: JSON.parse(text) }
  } catch {
    return failed('broken')
  }
}

/** The body as text, or null when it is longer: what comes after is not read. */
async function readUpTo(response: Response, most: number): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Whether the register, by what it said or did not say, is well; for the breaker. */
export function isWell(reply: Reply): boolean {
  return reply.ok || !mayRecover(reply.reason)
}
