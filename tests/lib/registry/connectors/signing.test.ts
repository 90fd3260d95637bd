import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { requestProblem, responseProblem, signRequest, signResponse } from '@/lib/registry/connectors/signing'

const at = new Date('2026-11-24T02:00:00.000Z')
const key = Buffer.from('0123456789abcdef0123456789abcdef')
const signing = { keyId: 'qinghe-1', key }
const body = '{"id":"1","subject":{"number":"339901194409120025"}}'
const nonce = '00112233445566778899aabbccddeeff'
const path = '/population/v1/look-ups'
const request = { method: 'POST', path, body, nonce, at }
const signed = signRequest(request, signing)
const checks = { keyOf: (id: string) => (id === 'qinghe-1' ? key : undefined), at, seen: () => false }
const problem = (found: Record<string, string | undefined>, change: object = {}, more: object = {}) =>
  requestProblem({ method: 'POST', path, body, ...change }, found, { ...checks, ...more })

describe('a signed request', () => {
  it('is signed over method, path, time, nonce and the hash of the body, as the documentation says', () => {
    const lines = ['YIKOU-REQUEST-1', 'POST', path, '2026-11-24T02:00:00.000Z', nonce, signed['yikou-digest']]
    expect(signed['yikou-digest']).toMatch(/^[0-9a-f]{64}$/)
    expect(signed['yikou-signature']).toBe(createHmac('sha256', key).update(lines.join('\n')).digest('hex'))
    expect(problem(signed)).toBeNull()
  })

  const others = [
    ['another method', signed, { method: 'PUT' }, 'bad-signature'],
    ['another path', signed, { path: '/legal-person/v1/look-ups' }, 'bad-signature'],
    ['a query added', signed, { path: `${path}?all=1` }, 'bad-signature'],
    ['another body', signed, { body: body.replace('0025', '0033') }, 'bad-digest'],
    ['a body and its digest changed', { ...signed, 'yikou-digest': 'a'.repeat(64) }, {}, 'bad-signature'],
    ['another time', { ...signed, 'yikou-time': '2026-11-24T02:00:01.000Z' }, {}, 'bad-signature'],
    ['another nonce', { ...signed, 'yikou-nonce': 'ff'.repeat(16) }, {}, 'bad-signature'],
    ['a stranger’s key', { ...signed, 'yikou-key': 'somebody' }, {}, 'unknown-key'],
    [
      'a signature cut short',
      { ...signed, 'yikou-signature': signed['yikou-signature'].slice(0, 32) },
      {},
      'bad-signature',
    ],
    [
      'a signature in capitals',
      { ...signed, 'yikou-signature': signed['yikou-signature'].toUpperCase() },
      {},
      'bad-signature',
    ],
    ['an empty signature', { ...signed, 'yikou-signature': '' }, {}, 'unsigned'],
    ['no time', { ...signed, 'yikou-time': undefined }, {}, 'unsigned'],
    ['nothing', {}, {}, 'unsigned'],
  ] as const
  it.each(others)('with %s is refused', (_, found, change, expected) => {
    expect(problem(found, change)).toBe(expected)
  })

  it('is refused before and after its window, and when its nonce was seen', () => {
    const moved = (seconds: number) => ({ at: new Date(at.getTime() + seconds * 1000) })
    expect([-301, -300, 300, 301].map((seconds) => problem(signed, {}, moved(seconds)))).toEqual([
      'stale',
      null,
      null,
      'stale',
    ])
    expect(problem(signed, {}, { seen: () => true })).toBe('replayed')
    const timeless = signRequest({ ...request, at: new Date(0) }, signing)
    expect(problem({ ...timeless, 'yikou-time': 'soon' })).toBe('bad-signature')
  })

  it('asks about the nonce last, so that a stranger cannot use one up', () => {
    const seen: string[] = []
    const note = { seen: (each: string) => seen.push(each) > 100 }
    problem({ ...signed, 'yikou-signature': 'f'.repeat(64) }, {}, note)
    expect(seen).toEqual([])
  })
})

describe('a signed answer', () => {
  const answer = { status: 200, body: '{"id":"1"}', nonce, at }
  const response = signResponse(answer, signing)
  const wrong = (found: Record<string, string | undefined>, change: object = {}) =>
    responseProblem({ ...answer, ...change }, found, signing)

  it('belongs to one request, one status and one body', () => {
    expect(wrong(response)).toBeNull()
    expect(wrong(response, { status: 404 })).toBe('bad-signature')
    expect(wrong(response, { body: '{"id":"2"}' })).toBe('bad-digest')
    expect(wrong(response, { nonce: 'ee'.repeat(16) })).toBe('bad-signature')
    expect(wrong({ ...response, 'yikou-nonce': 'ee'.repeat(16) })).toBe('replayed')
    expect(wrong({ ...response, 'yikou-key': 'other' })).toBe('unknown-key')
    expect(wrong({})).toBe('unsigned')
    expect(wrong(response, { at: new Date(at.getTime() + 301_000) })).toBe('stale')
  })

  it('is no request: neither passes for the other', () => {
    expect(problem(response)).toBe('bad-signature')
    expect(wrong(signed)).toBe('bad-signature')
  })

  it('signed with another key is refused', () => {
    expect(wrong(signResponse(answer, { ...signing, key: Buffer.alloc(32, 1) }))).toBe('bad-signature')
  })
})
