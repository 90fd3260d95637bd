import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flatten, type Input, indexesOf, joined, listed, nest, withoutMember } from '@/lib/forms/names'

const value = (input: unknown) => {
  const nested = nest(input)
  if (!nested.ok) throw new Error(nested.reason)
  return JSON.parse(JSON.stringify(nested.value))
}

test('names with dots become a tree', () => {
  expect(value({ 'members.0.person.name': '王', 'members.0.income': '5', cause: '01' })).toEqual({
    members: { 0: { person: { name: '王' }, income: '5' } },
    cause: '01',
  })
})

test('nested JSON, pairs and repeated names say the same', () => {
  const expected = { benefits: { 0: '01', 1: '02' }, n: '5', kin: 'true' }
  expect(value({ benefits: ['01', '02'], n: 5, kin: true })).toEqual(expected)
  expect(
    value(
      [
        ['n', '5'],
        ['kin', 'true'],
        ['benefits', '01'],
        ['benefits', '02'],
      ].values(),
    ),
  ).toEqual(expected)
  const form = new FormData()
  for (const [name, text] of [
    ['n', '5'],
    ['kin', 'true'],
    ['benefits', '01'],
    ['benefits', '02'],
  ] as const)
    form.append(name, text)
  expect(value(form)).toEqual(expected)
})

test('no name reaches a prototype', () => {
  const nested = nest(
    JSON.parse('{"__proto__":{"polluted":"1"},"constructor.prototype.polluted":"1","a.__proto__.polluted":"1"}'),
  )
  expect(nested.ok).toBe(true)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('too many fields and too deep a nesting are refused', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 'x']))
  expect(nest(many(2000)).ok).toBe(true)
  expect(nest(many(2001))).toEqual({ ok: false, reason: 'too-many' })
  expect(nest({ 'a.b.c.d.e.f': 'x' }).ok).toBe(true)
  expect(nest({ 'a.b.c.d.e.f.g': 'x' })).toEqual({ ok: false, reason: 'too-deep' })
  let deep: unknown = 'x'
  for (let n = 0; n < 100_000; n++) deep = { a: deep }
  expect(nest(deep)).toEqual({ ok: false, reason: 'too-deep' })
})

test('nesting undoes flattening', () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/)
  const tree = fc.letrec<{ tree: Input }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.dictionary(key, tie('tree'), { minKeys: 1, maxKeys: 4 }) as fc.Arbitrary<Input>,
    ),
  })).tree
  fc.assert(
    fc.property(fc.dictionary(key, tree, { maxKeys: 5 }), (input) => {
      expect(value(flatten(input as Input))).toEqual(JSON.parse(JSON.stringify(input)))
    }),
  )
})

test('never throws on any input', () => {
  fc.assert(
    fc.property(fc.anything({ withSet: true, withMap: true, withNullPrototype: true }), (input) => {
      expect(typeof nest(input).ok).toBe('boolean')
    }),
  )
})

test('a list is read in the order of its numbers, whatever else stands beside them', () => {
  expect(listed({ 10: 'b', 2: 'a', _add: 'x', 99999999: 'c' })).toEqual([
    ['2', 'a'],
    ['10', 'b'],
  ])
  expect(listed('one')).toEqual([['0', 'one']])
  expect(listed('')).toEqual([])
  expect(joined('', 'members', '0', '')).toBe('members.0')
})

test('taking out a member closes the gap and touches nothing else', () => {
  const inputs = { 'm.0.a': 'x', 'm.1.a': 'y', 'm.1.b': 'z', 'm.2.a': 'w', mm: '1', 'm.10.a': 'v', 'photo.0': 'p' }
  expect(withoutMember(inputs, 'm.1')).toEqual({ 'm.0.a': 'x', 'm.1.a': 'w', 'm.9.a': 'v', mm: '1', 'photo.0': 'p' })
  expect(withoutMember(inputs, 'photo.0')).not.toHaveProperty('photo.0')
  expect(withoutMember(inputs, 'nonsense')).toBe(inputs)
  expect(indexesOf(inputs, 'm')).toEqual([0, 1, 2, 10])
  expect(indexesOf(inputs, 'mm')).toEqual([])
})
