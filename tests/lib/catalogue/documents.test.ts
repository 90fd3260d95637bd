import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument, parseDocumentText } from '@/lib/catalogue/documents'
import { smallGrant, smallOffice } from '../../support/small-office'

function places(json: unknown): string[] {
  const parsed = parseDocument(json)
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.path)
}

describe('parseDocument', () => {
  it('reads every document of the office, and what it returns reads again', () => {
    for (const document of smallOffice()) expect(parseDocument(document)).toEqual({ ok: true, document })
  })

  it('reports all problems at once with their places', () => {
    const faulty = {
      ...smallGrant(),
      key: 'Not Kebab',
      colour: 'red',
      place: { plus: ['$today', { fortnights: 2 }] },
      limits: { promised: { workingDays: 1.5 } },
      materials: [{ key: 'photo', name: '照片', get: 'fax' }],
    }
    expect(places(faulty).sort()).toEqual(
      ['colour', 'key', 'limits.promised.workingDays', 'materials[0].get', 'place.plus[1]'].sort(),
    )
  })

  it('explains the shape that was meant, not every shape that was not', () => {
    const parsed = parseDocument({ ...smallGrant(), eligibility: [{ say: '甲', if: { atLeast: ['$applicant.age'] } }] })
    expect(parsed.ok ? [] : parsed.problems).toHaveLength(1)
    expect(places({ ...smallGrant(), eligibility: [{ say: '甲', if: { atLeast: ['$applicant.age'] } }] })[0]).toMatch(
      /^eligibility\[0\]\.if\.atLeast/,
    )
  })

  it.each([
    ['', ''],
    ['{', ''],
    ['[]', ''],
    ['null', ''],
    ['{"kind":"spaceship"}', 'kind'],
    ['{"kind":"__proto__"}', 'kind'],
    ['{}', 'kind'],
  ])('refuses the text %j', (text, path) => {
    const parsed = parseDocumentText(text)
    expect(parsed.ok ? null : parsed.problems.map((problem) => problem.path)).toEqual([path])
  })

  it('accepts a byte order mark', () => {
    expect(parseDocumentText(`\uFEFF${JSON.stringify(smallGrant())}`).ok).toBe(true)
  })

  it('survives nesting that would exhaust the stack', () => {
    const text = `{"kind":"service","place":${'{"not":'.repeat(50_000)}true${'}'.repeat(50_000)}}`
    expect(parseDocumentText(text).ok).toBe(false)
  })

  it('never throws', () => {
    const kinds = fc.constantFrom('service', 'workflow', 'register', 'template', 'codes', 'rates', 'elements')
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), kinds, (json, kind) => {
        const value = typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json, kind } : json
        expect(typeof parseDocument(value).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
