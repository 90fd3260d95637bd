import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetKeys, mac, open, openBytes, same, seal, sealBytes } from '@/lib/kernel/crypto'
import { forgetSettings } from '@/lib/kernel/env'

const kept = { ...process.env }

beforeAll(() => {
  const signing = 'MC4CAQAwBQYDK2VwBCIEIHKzVwY1n3GmY5M0GfYw3Yg0m1pJb1sQd5q8h2s7lq0a'
  Object.assign(process.env, {
    DATABASE_URL: 'postgresql://yikou_app:x@127.0.0.1:5432/none',
    DEMO: '1',
    AUTH_SECRET: 'x'.repeat(40),
    MASTER_KEY: randomBytes(32).toString('base64'),
    PAPER_SIGNING_KEY: signing,
  })
  forgetSettings()
  forgetKeys()
})
afterAll(() => {
  process.env = kept
  forgetSettings()
  forgetKeys()
})

describe('envelopes', () => {
  it('open to what was sealed, for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => open(seal(text, 'a.b:1'), 'a.b:1') === text))
  })

  it('never look the same twice and never hold the text', () => {
    const [first, second] = [seal('13800005678', 'a.b:1'), seal('13800005678', 'a.b:1')]
    expect(first).not.toBe(second)
    expect(first).not.toContain('13800005678')
  })

  it('do not open in another place, nor when one character changed', () => {
    const envelope = seal('secret', 'a.b:1')
    expect(() => open(envelope, 'a.b:2')).toThrow()
    const parts = envelope.split('.')
    parts[4] = `${parts[4]?.startsWith('A') ? 'B' : 'A'}${parts[4]?.slice(1)}`
    expect(() => open(parts.join('.'), 'a.b:1')).toThrow()
  })

  it('hold for bytes as well', () => {
    const bytes = randomBytes(5000)
    const sealed = sealBytes(bytes, 'file:1')
    expect(openBytes(sealed, 'file:1').equals(bytes)).toBe(true)
    sealed[40] = (sealed[40] ?? 0) ^ 1
    expect(() => openBytes(sealed, 'file:1')).toThrow()
  })
})

describe('keyed hashes', () => {
  it('agree for one kind and value and differ for another kind', () => {
    expect(mac('id', '1')).toBe(mac('id', '1'))
    expect(mac('id', '1')).not.toBe(mac('phone', '1'))
  })

  it('compare texts of different length without failing', () => {
    expect(same('abc', 'abcd')).toBe(false)
    expect(same('abc', 'abc')).toBe(true)
  })
})
