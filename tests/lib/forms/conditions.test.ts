import fc from 'fast-check'
import { describe, expect, test as it } from 'vitest'
import { isKnown, passes, settle, test } from '@/lib/forms/conditions'
import type { Cond } from '@/lib/forms/expressions'
import { condSchema } from '@/lib/forms/expressions'
import type { Truth } from '@/lib/forms/scope'
import { scopeWith, today } from './support/context'

const scope = scopeWith({
  answers: {
    yes: true,
    no: false,
    income: '1500.00',
    hundred: '100.00',
    kind: 'L01',
    born: '1944-11-23',
    empty: [],
    nothing: null,
    benefits: ['01', '03'],
    members: [
      { person: { name: '王芳', birth: '2008-11-23' }, income: '900.00', works: true },
      { person: { name: '李明', birth: '2008-11-24' }, income: '0.10', works: false },
    ],
    unsure: [{ works: true }, {}],
  },
  applicant: { hukou: { unit: 'yunzhou/linjiang/qinghe/' } },
})
const t = (cond: Cond) => test(cond, scope)

const leaf: fc.Arbitrary<Cond> = fc.constantFrom<Cond>(
  true,
  false,
  '$answers.yes',
  '$answers.no',
  '$answers.missing',
  '$no.such.path',
)
const cond: fc.Arbitrary<Cond> = fc.letrec<{ cond: Cond }>((tie) => ({
  cond: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('cond'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('cond'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('cond') }),
  ),
})).cond

describe('the logic of three values', () => {
  it('keeps De Morgan and double negation', () => {
    fc.assert(
      fc.property(fc.array(cond, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(t({ not: { all: parts } })).toBe(t({ any: parts.map((part) => ({ not: part })) }))
        expect(t({ not: { any: parts } })).toBe(t({ all: parts.map((part) => ({ not: part })) }))
        for (const part of parts) expect(t({ not: { not: part } })).toBe(t(part))
      }),
    )
  })

  it('follows the tables of Kleene', () => {
    const values: [Cond, Truth][] = [
      [true, true],
      [false, false],
      ['$answers.missing', 'unknown'],
    ]
    for (const [a, x] of values)
      for (const [b, y] of values) {
        expect(t({ all: [a, b] })).toBe(
          x === false || y === false ? false : x === true && y === true ? true : 'unknown',
        )
        expect(t({ any: [a, b] })).toBe(
          x === true || y === true ? true : x === false && y === false ? false : 'unknown',
        )
      }
  })

  it('never lets unknown pass, nor its opposite', () => {
    expect(passes('$answers.missing', scope)).toBe(false)
    expect(passes({ not: '$answers.missing' }, scope)).toBe(false)
    expect(passes(undefined, scope)).toBe(true)
  })

  it('says more only when more is known', () => {
    fc.assert(
      fc.property(cond, fc.boolean(), (question, later) => {
        const before = t(question)
        const after = test(
          question,
          scopeWith({ answers: { yes: true, no: false, missing: later }, no: { such: { path: later } } }),
        )
        if (before !== 'unknown') expect(after).toBe(before)
        else expect(typeof after).toBe('boolean')
      }),
    )
  })
})

it.each<[Cond, Truth]>([
  ['$answers.yes', true],
  ['$answers.kind', 'unknown'],
  [{ known: '$answers.income' }, true],
  [{ known: '$answers.empty' }, false],
  [{ known: '$answers.nothing' }, false],
  [{ known: '$answers.missing' }, false],
  [{ is: ['$answers.kind', 'L01'] }, true],
  [{ is: ['$answers.kind', 'L02'] }, false],
  [{ is: ['$answers.missing', 'L02'] }, 'unknown'],
  [{ is: ['$answers.nothing', null] }, true],
  [{ is: ['$answers.hundred', 100] }, true],
  [{ is: ['$answers.hundred', '100.0'] }, true],
  [{ is: ['01', '1'] }, false],
  [{ is: ['$answers.yes', true] }, true],
  [{ is: ['$answers.benefits', '$answers.benefits'] }, true],
  [{ has: ['$answers.benefits', '03'] }, true],
  [{ has: ['$answers.benefits', '02'] }, false],
  [{ has: ['$answers.empty', '02'] }, false],
  [{ has: ['$answers.missing', '02'] }, 'unknown'],
  [{ has: ['$answers.kind', 'L'] }, 'unknown'],
  [{ atLeast: ['$answers.income', 1500] }, true],
  [{ above: ['$answers.income', '1500'] }, false],
  [{ below: ['$answers.income', 1500.01] }, true],
  [{ atMost: ['$answers.missing', 3] }, 'unknown'],
  [{ atMost: ['$answers.kind', 3] }, 'unknown'],
  [{ above: ['2026-11-23', '2026-11-22'] }, true],
  [{ atLeast: ['2026-11-23T08:00', '$today'] }, true],
  [{ above: ['2026-11-23T08:00', '$today'] }, false],
  [{ in: ['$answers.kind', ['L01', 'L02']] }, true],
  [{ in: ['$answers.missing', ['L01']] }, 'unknown'],
  [{ within: ['$applicant.hukou.unit', 'yunzhou/linjiang/'] }, true],
  [{ within: ['$applicant.hukou.unit', 'yunzhou/linjian/'] }, false],
  [{ within: ['$applicant.hukou.unit', 'yunzhou/linjiang/qinghe/east/'] }, false],
  [{ within: ['330106001002', '330106'] }, true],
  [{ within: ['330106001002', '330100'] }, true],
  [{ within: ['330206001002', '330100'] }, false],
  [{ within: ['$answers.missing', 'yunzhou/'] }, 'unknown'],
  [{ within: ['', 'yunzhou/'] }, 'unknown'],
  [{ some: ['$answers.members', '$row.works'] }, true],
  [{ every: ['$answers.members', '$row.works'] }, false],
  [{ some: ['$answers.unsure', '$row.works'] }, true],
  [{ every: ['$answers.unsure', '$row.works'] }, 'unknown'],
  [{ every: ['$answers.empty', false] }, true],
  [{ some: ['$answers.empty', true] }, false],
  [{ some: ['$answers.missing', true] }, 'unknown'],
  [{ open: 'gaps' }, 'unknown'],
  [{ exists: { register: 'benefit-grants' } }, 'unknown'],
])('%j is %s', (question, answer) => {
  expect(condSchema.safeParse(question).success).toBe(true)
  expect(t(question)).toBe(answer)
})

it('asks the office what data cannot answer', () => {
  const office = { ...scope, open: () => true, exists: () => false, within: () => true }
  expect(test({ open: 'tasks' }, office)).toBe(true)
  expect(test({ exists: { register: 'benefit-grants', where: true } }, office)).toBe(false)
  expect(test({ within: ['a', 'b'] }, office)).toBe(true)
})

it('counts an age in completed years on the day', () => {
  const adult: Cond = { atLeast: ['$row.person.age', 18] }
  expect(t({ some: ['$answers.members', adult] })).toBe(true)
  expect(t({ every: ['$answers.members', adult] })).toBe(false)
  const age = (birth: string, on = today) => test({ atLeast: ['$it.age', 18] }, scopeWith({ it: { birth }, today: on }))
  expect(age('2008-02-29', '2026-02-28')).toBe(true)
  expect(age('2008-02-29', '2026-02-27')).toBe(false)
  expect(age('2027-01-01')).toBe('unknown')
  expect(age('not a date')).toBe('unknown')
})

it('never reaches a prototype and never throws on strange data', () => {
  expect(t({ known: '$answers.constructor' })).toBe(false)
  expect(t({ known: '$answers.benefits.length' })).toBe(true)
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      const odd = scopeWith({ a, b })
      for (const word of ['is', 'has', 'atLeast', 'atMost', 'above', 'below', 'within'] as const) {
        const pair = ['$a', '$b']
        expect([true, false, 'unknown']).toContain(test({ [word]: pair } as unknown as Cond, odd))
      }
      expect([true, false, 'unknown']).toContain(test({ some: ['$a', { is: ['$row.x', '$b'] }] }, odd))
    }),
  )
})

it('reads a setting that is a value or a condition', () => {
  expect(settle({ below: ['$answers.income', 1] }, scope)).toBe(false)
  expect(settle({ below: ['$answers.missing', 1] }, scope)).toBeUndefined()
  expect(settle({ add: [1, 2] }, scope)).toBe(3)
  expect(settle('$answers.kind', scope)).toBe('L01')
  expect(settle(null, scope)).toBeNull()
  expect(isKnown(false)).toBe(true)
  expect(isKnown(0)).toBe(true)
})
