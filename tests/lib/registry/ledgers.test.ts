import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument } from '@/lib/catalogue/documents'
import type { Register } from '@/lib/catalogue/schema'
import { plainCell } from '@/lib/files/write-workbook'
import { actorWithoutSession } from '@/lib/kernel/actor'
import { can } from '@/lib/kernel/policy'
import { sortKey } from '@/lib/registry/ledgers/entry-lookups'
import { isEnd, statesOf } from '@/lib/registry/ledgers/entry-states'
import { filterOf, filterQuery } from '@/lib/registry/ledgers/ledger-filter'
import { ledgerPosts, ledgerSubject } from '@/lib/registry/ledgers/ledger-rights'

const field = { key: 'name', type: 'text', label: '名称' }
const body = {
  kind: 'register',
  key: 'things',
  name: '物品',
  subject: 'none',
  scope: '$entry.unit',
  fields: [{ fields: [field] }],
}

function register(more: object = {}): Register {
  const parsed = parseDocument({ ...body, read: ['reviewer'], write: ['clerk'], list: ['name'], keep: 1, ...more })
  if (!parsed.ok || parsed.document.kind !== 'register') throw new Error(JSON.stringify(parsed))
  return parsed.document
}

describe('the order of a list', () => {
  const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Math.round(value * 100) / 100)
  test('of numbers is that of their texts', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [left, right] = [sortKey(a), sortKey(b)]
        expect(Math.sign(a - b) + 0).toBe(left < right ? -1 : left > right ? 1 : 0)
        expect(sortKey(a.toFixed(2))).toBe(left)
      }),
    )
  })

  test('of names is that of their reading', () => {
    const sorted = ['王芳', '李明', '安然'].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    expect(sorted).toEqual(['安然', '李明', '王芳'])
  })
})

test('a filter survives its own address', () => {
  const word = fc.stringMatching(/^[a-z0-9_]{1,12}$/)
  const filter = fc.record(
    {
      state: word,
      unit: word,
      overdue: fc.constant('1' as const),
      sort: word,
      codes: fc.dictionary(word, word, { minKeys: 1 }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(filter, (given) => {
      const query = Object.fromEntries(new URLSearchParams(filterQuery(given)))
      expect(filterOf(query)).toEqual({ ...given, ...(given.codes ? { codes: { ...given.codes } } : {}) })
    }),
  )
})

test('no text of a cell begins like a formula, and numbers stay numbers', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('=1', ' +1', '\t@x', '－1', '＝A1')),
      (text) => {
        expect(String(plainCell(text))).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
      },
    ),
  )
  expect(plainCell(-5)).toBe(-5)
  expect(plainCell('-5')).toBe("'-5")
})

describe('rights', () => {
  const post = (role: string, unit: string, more: object = {}) => ({
    ...{ id: null, role, unit, parent: unit.replace(/[^/]+\/$/, ''), reach: 'unit' as const, level: 4, home: 'office' },
    grants: ['register.read', 'register.write'],
    ...more,
  })
  const staff = (...posts: ReturnType<typeof post>[]) => ({
    ...actorWithoutSession('public'),
    kind: 'staff' as const,
    account: 'a',
    posts,
  })
  const may = (actor: ReturnType<typeof staff>, verb: 'read' | 'write', unitPath: string, more: object = {}) =>
    can(actor, `register.${verb}`, ledgerSubject(ledgerPosts(actor, register(more), verb), { unitPath, level: 3 }))

  test('are the role of the ledger at one of its desks, over the area of that desk', () => {
    const reviewer = staff(post('reviewer', 'a/street/relief/'))
    expect(may(reviewer, 'read', 'a/street/community/')).toBe(true)
    expect(may(reviewer, 'read', 'a/other/')).toBe(false)
    expect(may(reviewer, 'write', 'a/street/')).toBe(false)
    expect(may(reviewer, 'read', 'a/street/', { desks: ['relief'] })).toBe(true)
    expect(may(reviewer, 'read', 'a/street/', { desks: ['labour'] })).toBe(false)
    expect(may(staff(post('clerk', 'a/street/hall/')), 'read', 'a/street/')).toBe(true)
    expect(may(staff(post('clerk', 'a/street/hall/', { level: 2 })), 'read', 'a/street/')).toBe(false)
    expect(may(staff(post('clerk', 'a/street/hall/', { grants: [] })), 'read', 'a/street/')).toBe(false)
    expect(may(staff(post('decider', 'a/street/relief/')), 'read', 'a/street/')).toBe(false)
  })
})

test('a state that no move leaves is an end', () => {
  const moves = [
    { action: 'lend', from: ['active'], to: 'away', by: ['clerk'] },
    { action: 'end', from: ['away'], to: [{ if: '$entry.name', to: 'sold' }, { to: 'ended' }], by: ['clerk'] },
  ]
  const lent = register({ moves, states: { away: '借出', sold: '卖出' } })
  expect(statesOf(lent).map(({ state }) => state)).toEqual(['active', 'away', 'sold', 'ended'])
  expect(['active', 'away', 'sold', 'ended'].map((state) => isEnd(lent, state))).toEqual([false, false, true, true])
  expect(isEnd(register(), 'active')).toBe(false)
})
