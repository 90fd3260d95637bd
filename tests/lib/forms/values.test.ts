import fc from 'fast-check'
import { describe, expect, test as it } from 'vitest'
import type { Span, Value } from '@/lib/forms/expressions'
import { valueSchema } from '@/lib/forms/expressions'
import { fixed, order, over, plus, ratioOf, rounded, times } from '@/lib/forms/ratio'
import type { Scope } from '@/lib/forms/scope'
import { evaluate, evaluateSpan } from '@/lib/forms/values'
import { scopeWith } from './support/context'

const scope: Scope = {
  ...scopeWith({
    answers: {
      income: '1000.00',
      members: [{ income: '0.10' }, { income: '0.20' }, { income: undefined }],
      broken: [{ income: '0.10' }, { income: 'viel' }],
      works: [{ works: true }, { works: false }, { works: true }],
      unsure: [{ works: true }, {}],
    },
    with: { notice_days: 7, limit: { workingDays: 5 } },
    case: { district: 'yunzhou/linjiang/' },
  }),
  rate: (table, keys, on) =>
    table === 'line' && keys[0] === 'yunzhou/linjiang/' ? (on >= '2026-01-01' ? 1220 : 1100) : undefined,
  workingDays: (from, n) => `${from}+${n}`,
}
const e = (value: Value) => evaluate(value, scope)

it.each<[Value, unknown]>([
  ['$answers.income', '1000.00'],
  ['text', 'text'],
  [null, null],
  [{ sum: ['$answers.members', 'income'] }, 0.3],
  [{ sum: ['$answers.broken', 'income'] }, undefined],
  [{ sum: ['$answers.missing', 'income'] }, undefined],
  [{ count: ['$answers.members'] }, 3],
  [{ count: ['$answers.works', '$row.works'] }, 2],
  [{ count: ['$answers.unsure', '$row.works'] }, undefined],
  [{ add: [0.1, 0.2, '0.30'] }, 0.6],
  [{ times: ['19.99', 3] }, 59.97],
  [{ subtract: [1, '0.90'] }, 0.1],
  [{ divide: ['$answers.income', 0] }, undefined],
  [{ divide: ['$answers.income', '$answers.missing'] }, undefined],
  [{ divide: [1000, 3] }, 333.3333333333],
  [{ divide: [10000000, 3] }, '3333333.3333333333'],
  [{ times: [{ divide: [1000, 3] }, 3] }, 1000],
  [{ round: [{ divide: [1000, 3] }, 2] }, 333.33],
  [{ round: ['2.345', 2] }, 2.35],
  [{ round: [-2.5, 0] }, -3],
  [{ round: [2.5, -1] }, undefined],
  [{ min: [3, '2.50', 4] }, '2.50'],
  [{ max: ['2026-01-01', '2026-02-01'] }, '2026-02-01'],
  [{ max: [1, '$answers.missing'] }, undefined],
  [{ add: [1, true] }, undefined],
  [{ plus: ['2026-01-31', { months: 1 }] }, '2026-02-28'],
  [{ plus: ['2024-02-29', { years: 1 }] }, '2025-02-28'],
  [{ plus: ['2026-12-31', { days: 1 }] }, '2027-01-01'],
  [{ plus: ['2026-12-31T23:30', { hours: 1 }] }, '2027-01-01T00:30'],
  [{ plus: ['2026-12-31', { workingDays: 3 }] }, '2026-12-31+3'],
  [{ plus: ['2026-12-31', '$with.limit'] }, '2026-12-31+5'],
  [{ plus: ['9999-12-31', { days: 1 }] }, undefined],
  [{ plus: ['2026-02-30', { days: 1 }] }, undefined],
  [{ between: ['1944-11-24', '2026-11-23', 'years'] }, 81],
  [{ between: ['1944-11-23', '2026-11-23', 'years'] }, 82],
  [{ between: ['2026-01-31', '2026-02-28', 'months'] }, 1],
  [{ between: ['2026-03-01', '2026-02-28', 'days'] }, -1],
  [{ between: ['$answers.missing', '2026-02-28', 'days'] }, undefined],
  [{ rate: ['line', '$case.district', '$today'] }, 1220],
  [{ rate: ['line', '$case.district', '2025-06-01'] }, 1100],
  [{ rate: ['line', '$case.district'] }, 1220],
  [{ rate: ['line', '$answers.missing'] }, undefined],
  [{ first: [{ if: false, value: 1 }, { value: 2 }] }, 2],
  [{ first: [{ if: '$answers.missing', value: 1 }, { value: 2 }] }, undefined],
  [{ first: [{ if: false, value: 1 }] }, undefined],
])('%j is %j', (value, result) => {
  expect(valueSchema.safeParse(value).success).toBe(true)
  expect(e(value)).toEqual(result)
})

it('computes the monthly amount of a household to the cent', () => {
  const perHead: Value = { divide: ['$answers.income', 3] }
  expect(e({ times: [{ subtract: [{ rate: ['line', '$case.district', '$today'] }, perHead] }, 3] })).toBe(2660)
})

it.each<[Span, unknown]>([
  [{ workingDays: 5 }, { workingDays: 5 }],
  [{ days: '$with.notice_days' }, { days: 7 }],
  [{ hours: 4 }, { hours: 4 }],
  [{ months: { add: [6, 6] } }, { months: 12 }],
  [{ years: 3 }, { years: 3 }],
  [{ until: '2026-12-31' }, { until: '2026-12-31' }],
  ['$with.limit', { workingDays: 5 }],
  ['$with.missing', undefined],
  [{ days: '$answers.missing' }, undefined],
  [{ days: -1 }, undefined],
  [{ days: 1.5 }, undefined],
  [{ until: 'soon' }, undefined],
])('the span %j is %j', (span, result) => expect(evaluateSpan(span, scope)).toEqual(result))

describe('money', () => {
  const cents = fc.bigInt(-(10n ** 14n), 10n ** 14n)
  const text = (amount: bigint) => fixed({ n: amount, d: 100n }, 2)

  it('adds, subtracts and multiplies without losing a cent', () => {
    fc.assert(
      fc.property(fc.array(cents, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 1000 }), (amounts, n) => {
        const sum = amounts.reduce((total, each) => total + each, 0n)
        const total = ratioOf(e({ add: amounts.map(text) }))
        expect(total && fixed(total, 2)).toBe(text(sum))
        const product = ratioOf(e({ times: [text(sum), n] }))
        expect(product && fixed(product, 2)).toBe(text(sum * BigInt(n)))
        const nothing = ratioOf(e({ subtract: [text(sum), text(sum)] }))
        expect(nothing && fixed(nothing, 2)).toBe('0.00')
      }),
    )
  })

  it('gives back what it divided', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 99 }), (amount, n) => {
        const back = ratioOf(e({ times: [{ divide: [text(amount), n] }, n] }))
        expect(back && fixed(back, 2)).toBe(text(amount))
      }),
    )
  })

  it('writes a decimal text and reads it as the same amount', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(ratioOf(text(amount))).toEqual(ratioOf(fixed(ratioOf(text(amount)) ?? { n: 0n, d: 1n }, 2)))
      }),
    )
    expect(ratioOf('1e5')).toBeUndefined()
    expect(ratioOf(Number.NaN)).toBeUndefined()
    expect(ratioOf('')).toBeUndefined()
    expect(ratioOf(1e-7)).toEqual({ n: 1n, d: 10_000_000n })
  })

  it('rounds to the nearest, halves away from zero', () => {
    const third = over({ n: 1n, d: 1n }, { n: 3n, d: 1n })
    expect(third && fixed(third, 2)).toBe('0.33')
    expect(fixed({ n: -5n, d: 1000n }, 2)).toBe('-0.01')
    expect(fixed({ n: 5n, d: 2n }, 0)).toBe('3')
    fc.assert(
      fc.property(cents, fc.bigInt(1n, 10_000n), (n, d) => {
        const exact = times({ n, d: 1n }, { n: 1n, d })
        const error = plus(exact, times(rounded(exact, 2), { n: -1n, d: 1n }))
        const size = error.n < 0n ? { n: -error.n, d: error.d } : error
        expect(order(size, { n: 1n, d: 200n })).toBeLessThanOrEqual(0)
      }),
    )
  })
})

it('never throws on strange data', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (a, b) => {
      const odd = { ...scope, roots: { a, b, today: '2026-11-23' } }
      for (const word of ['add', 'times', 'subtract', 'divide', 'round', 'min', 'max'] as const)
        evaluate({ [word]: ['$a', '$b'] } as unknown as Value, odd)
      evaluate({ sum: ['$a', 'x'] }, odd)
      evaluate({ count: ['$a', { is: ['$row.x', '$b'] }] }, odd)
      evaluate({ plus: ['$a', '$b'] }, odd)
      evaluate({ between: ['$a', '$b', 'years'] }, odd)
      evaluate({ rate: ['line', '$a', '$b'] }, odd)
      expect(evaluate({ divide: ['$a', 0] }, odd)).toBeUndefined()
    }),
  )
})
