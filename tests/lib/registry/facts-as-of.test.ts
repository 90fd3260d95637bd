import { describe, expect, test } from 'vitest'
import { factsAsOf } from '@/lib/registry/facts-as-of'
import type { Ranked } from '@/lib/registry/present-facts'

type Told = Ranked & { at: string }

const weights: Readonly<Record<string, number>> = { 'id-card': 3 }
function fact(id: string, day: string, { source = 'self', until = null }: Partial<Told> = {}): Told {
  return {
    ...{ id, element: 'person.mobile', street: 'a/', source, until, mac: id, day, at: `${day}T02:00:00Z` },
    ...{ weight: weights[source] ?? 1, ask: false, stale: null },
  }
}

describe('facts as of a day', () => {
  const facts = [
    fact('1', '2020-01-01'),
    fact('2', '2021-01-01', { source: 'id-card' }),
    fact('3', '2022-01-01'),
    fact('4', '2023-01-01', { source: 'id-card', until: '2023-12-31' }),
  ]

  test.each([
    ['2019-12-31', undefined, undefined],
    ['2020-06-01', '1', false],
    ['2021-06-01', '2', false],
    ['2022-06-01', '2', true],
    ['2023-06-01', '4', false],
    ['2024-06-01', undefined, undefined],
  ])('on %s the value is %s', (date, value, contested) => {
    const found = factsAsOf(facts, date)['person.mobile']
    expect([found?.id, found?.contested]).toEqual([value, contested])
  })
})
