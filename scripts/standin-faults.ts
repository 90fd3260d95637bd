import { z } from 'zod'
import type { StandInRecord } from './standin-records'

/** Faults that can be switched on, for one connector or for all. */
export const faultNames = [
  'none',
  'slow',
  'error',
  'reset',
  'busy',
  'flapping',
  'other-person',
  'wrong-name',
  'wrong-signature',
  'impossible',
  'broken-json',
  'too-large',
  'wrong-type',
  'stale',
] as const
export type FaultName = (typeof faultNames)[number]

export const faultOrder = z.strictObject({
  fault: z.enum(faultNames),
  /** All when left out. */
  connector: z.string().optional(),
  /** Of `slow`. */
  delayMs: z.number().int().min(0).max(120_000).default(10_000),
})
export type Fault = { name: FaultName; delayMs: number }

/** One answer before it is signed. `cut`: the line is cut instead of answering. */
export type Answer = { status: number; type: string; body: unknown; cut?: boolean; signAs?: 'stranger' | 'old' }

const json = 'application/json; charset=utf-8'

/** The honest answer about a record, or that there is none. */
export function honest(id: string, record: StandInRecord | undefined, finding: boolean): Answer {
  if (!record) return { status: 404, type: json, body: { id, found: false } }
  const { number, name, birth, values } = record
  const subject = { number, name, ...(birth && { birth }) }
  return { status: 200, type: json, body: { id, subject, values, ...(finding && { finding: record.finding }) } }
}

type Told = { subject: { number: string; name: string; birth?: string }; values: Record<string, unknown> }

/** What becomes of an honest answer under a fault. `count`: how many questions came since it was switched on. */
export function faulty(fault: FaultName, answer: Answer, count: number): Answer {
  const told = answer.status === 200 ? (answer.body as Told) : null
  const with200 = (change: (body: Told) => unknown): Answer => (told ? { ...answer, body: change(told) } : answer)
  switch (fault) {
    case 'error':
      return { status: 500, type: 'text/plain', body: 'internal error' }
    case 'reset':
      return { ...answer, cut: true }
    case 'busy':
      return { status: 429, type: 'text/plain', body: 'too many requests' }
    case 'flapping':
      return count % 2 === 1 ? { status: 503, type: 'text/plain', body: 'unavailable' } : answer
    case 'other-person':
      return with200((body) => ({ ...body, subject: { number: '339901194912310022', name: '何满堂' } }))
    case 'wrong-name':
      return with200((body) => ({ ...body, subject: { ...body.subject, name: '何满堂' } }))
    case 'impossible':
      return with200((body) => ({ ...body, subject: { ...body.subject, birth: '1944-02-30' } }))
    case 'broken-json':
      return { ...answer, body: '{"id":"' }
    case 'too-large':
      return with200((body) => ({ ...body, filling: 'x'.repeat(200_000) }))
    case 'wrong-type':
      return { ...answer, type: 'text/html' }
    case 'wrong-signature':
      return { ...answer, signAs: 'stranger' }
    case 'stale':
      return { ...answer, signAs: 'old' }
    default:
      return answer
  }
}
