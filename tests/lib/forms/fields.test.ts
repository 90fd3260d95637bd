import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '@/lib/forms/fields/field-kind'
import { fieldKinds } from '@/lib/forms/fields/index'
import { joined, nest } from '@/lib/forms/names'
import { type Field, type FieldType, fieldTypes } from '@/lib/forms/schema'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { readContext, showContext } from './support/context'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2190-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\uFEFF\u202A-\u202E\u2066-\u2069\s]+/gu, ' ')
      .trim(),
  )
  .filter(Boolean)
const name = fc.stringMatching(/^[\u4e00-\u9fa5]{2,20}(·[\u4e00-\u9fa5]{2,20})?$/)
const uuid = fc.uuid()
const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`))
const citizen = fc
  .tuple(
    fc.date({ min: new Date('1910-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 100, max: 999 }),
  )
  .map(([birth, serial]) => `330106${birth.toISOString().slice(0, 10).replaceAll('-', '')}${serial}`)
  .map((number) => number + mod112(number))
const mobile = digits(8, 8).map((rest) => `139${rest}`)
const sexOf = (id: string) => (Number(id[16]) % 2 ? 'male' : 'female')
const born = (id: string) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
const division = fc.constantFrom('yunzhou/linjiang/qinghe/', 'yunzhou/', '330106', '330106001', '330106001002')
const codes = fc.uniqueArray(fc.constantFrom('01', '02', '03', '04'), { minLength: 1 })
const amount = fc
  .tuple(fc.bigInt(0n, 99_999_999_999n), fc.nat(99))
  .map(([n, c]) => `${n}.${String(c).padStart(2, '0')}`)
const someone = fc.tuple(name, fc.option(citizen), fc.option(mobile)).map(([who, id, phone]) => ({
  name: who,
  ...(id ? { id, birth: born(id), sex: sexOf(id) } : {}),
  ...(phone ? { phone } : {}),
}))

const columns: Column[] = [
  { key: 'person', type: 'person', label: '成员' },
  { key: 'relation', type: 'choice', label: '关系', codes: 'relation' },
  { key: 'income', type: 'money', label: '收入' },
]
const asField = (type: FieldType, more: Partial<Field> = {}): Field => ({ key: 'it', type, label: '它', ...more })

const samples = {
  text: [asField('text'), line],
  'long-text': [asField('long-text'), fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'))],
  number: [asField('number'), fc.integer({ min: -1e11, max: 1e11 }).map((n) => n / 1000)],
  money: [asField('money'), amount],
  date: [asField('date'), day],
  'date-time': [asField('date-time'), fc.tuple(day, time).map((parts) => parts.join('T'))],
  'date-range': [
    asField('date-range'),
    fc.tuple(day, day).map((days) => ({ from: days.sort()[0], to: days.sort()[1] })),
  ],
  'yes-no': [asField('yes-no'), fc.boolean()],
  choice: [asField('choice', { codes: 'relation' }), fc.constantFrom('01', '10', '20')],
  choices: [asField('choices', { codes: 'benefit' }), codes],
  checklist: [asField('checklist', { codes: 'benefit' }), codes],
  score: [asField('score', { codes: 'benefit', points: { '01': 3, '02': 1 } }), fc.constantFrom('01', '02')],
  entry: [asField('entry', { register: 'venues' }), uuid],
  person: [asField('person'), someone],
  organisation: [
    asField('organisation'),
    fc
      .tuple(name, fc.boolean())
      .map(([who, coded]) => ({ name: who, ...(coded ? { creditCode: '91310101MA1Y0000X0' } : {}) })),
  ],
  identifier: [asField('identifier', { kind: 'citizen-id' }), citizen],
  phone: [asField('phone'), mobile],
  address: [asField('address'), fc.record({ division, detail: line })],
  division: [asField('division'), division],
  place: [asField('place'), fc.oneof(uuid, fc.stringMatching(/^[A-Z]{2}\d{4}-\d{3}$/))],
  point: [
    asField('point'),
    fc
      .record({ lat: fc.integer({ min: -90e6, max: 90e6 }), lng: fc.integer({ min: -180e6, max: 180e6 }) })
      .map(({ lat, lng }) => ({
        lat: lat / 1e6,
        lng: lng / 1e6,
      })),
  ],
  slot: [asField('slot'), uuid],
  account: [
    asField('account'),
    fc
      .tuple(line, digits(12, 19), fc.option(name))
      .map(([bank, number, holder]) => ({ bank, number, ...(holder ? { holder } : {}) })),
  ],
  file: [asField('file'), fc.uniqueArray(uuid, { minLength: 1, maxLength: 5 })],
  consent: [
    asField('consent'),
    fc.array(name, { maxLength: 4 }).map((names) => ({ agreed: true, signers: names.map((who) => ({ name: who })) })),
  ],
  rows: [
    asField('rows', { columns }),
    fc.array(fc.record({ person: someone, relation: fc.constantFrom('01', '10'), income: amount }), {
      minLength: 1,
      maxLength: 6,
    }),
  ],
} satisfies Record<FieldType, [Field, fc.Arbitrary<unknown>]>

function post(field: Field, value: unknown): unknown {
  const inputs = Object.entries(fieldKinds[field.type].toInputs(value, field)).map(([part, text]) => [
    joined('it', part),
    text,
  ])
  const nested = nest(Object.fromEntries(inputs))
  if (!nested.ok) throw new Error(nested.reason)
  return nested.value.it
}

const strange = fc.oneof(fc.anything(), fc.jsonValue(), fc.string({ unit: 'binary' }))
const parts = fc.dictionary(
  fc.constantFrom('name', 'id', 'date', 'from', 'agreed', 'signers', '0', 'detail', 'lat', 'number'),
  strange,
)

describe.each(fieldTypes)('%s', (type) => {
  const [field, values] = samples[type] as [Field, fc.Arbitrary<unknown>]
  const kind = fieldKinds[type]

  test('reads back what it writes into its form', () => {
    fc.assert(
      fc.property(values, (value) => {
        const raw = post(field, value)
        expect(kind.blank(raw)).toBe(false)
        const read = kind.parse(raw, field, readContext)
        expect(read.ok && { value: read.value }).toEqual({ value })
      }),
    )
  })

  test('shows every valid answer as text', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(kind.format(value, field, showContext)).not.toBe('')
      }),
    )
  })

  test('never throws, whatever it is given', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(strange, parts), (raw) => {
        const read = kind.parse(raw, field, readContext)
        expect(read.ok || read.errors.length > 0).toBe(true)
        kind.blank(raw)
        expect(typeof kind.format(raw, field, showContext)).toBe('string')
        expect(Object.values(kind.toInputs(raw, field)).every((text) => typeof text === 'string')).toBe(true)
      }),
    )
  })
})

const parse = (type: FieldType, raw: unknown, more: Partial<Field> = {}) =>
  fieldKinds[type].parse(raw, asField(type, more), readContext)
const value = (type: FieldType, raw: unknown, more: Partial<Field> = {}) => {
  const read = parse(type, raw, more)
  return read.ok ? read.value : read.errors.map(({ code, at }) => (at ? `${at}:${code}` : code)).join(' ')
}

test.each([
  ['2026年11月3日', '2026-11-03'],
  ['2026/11/3', '2026-11-03'],
  ['20261103', '2026-11-03'],
  ['２０２６.１１.０３', '2026-11-03'],
  [' 2026-11-03 ', '2026-11-03'],
  ['2026年2月30日', 'date_unreal'],
  ['20261399', 'date_unreal'],
  ['0001-01-01', 'date_unreal'],
  ['明天', 'date'],
  ['3/11/2026', 'date'],
])('a date typed as %s is %s', (typed, expected) => expect(value('date', typed)).toBe(expected))

test.each([
  ['2026-11-03T09:30', '2026-11-03T09:30'],
  ['2026年11月3日 9点', '2026-11-03T09:00'],
  ['2026年11月3日9点5分', '2026-11-03T09:05'],
  [{ date: '20261103', time: '0930' }, '2026-11-03T09:30'],
  [{ date: '20261103', time: '24:00' }, 'time:time'],
  [{ date: '', time: '' }, 'date:date time:time'],
])('a moment posted as %j is %s', (typed, expected) => expect(value('date-time', typed)).toBe(expected))

test.each([
  ['1,234.5', '1234.50'],
  ['￥１２３４元', '1234.00'],
  ['0.1', '0.10'],
  ['999999999999.99', '999999999999.99'],
  ['1.234', 'money_places'],
  ['-5', 'money_negative'],
  ['1e5', 'money'],
  ['12,34', 'money'],
  ['1000000000000', 'money'],
])('money typed as %s is %s', (typed, expected) => expect(value('money', typed)).toBe(expected))

test('a sum below zero is possible where the definition gives a bound', () => {
  expect(value('money', '-5', { min: -10 })).toBe('-5.00')
})

test('text refuses NUL, lone surrogates and direction marks, keeps rare characters, and is normalised', () => {
  for (const text of ['a\0b', '\ud800', 'x\u202Ey', '\u0007']) expect(value('text', text)).toBe('text_characters')
  expect(value('text', '  𠮷野家\r\n二楼 ')).toBe('𠮷野家 二楼')
  expect(value('text', 'e\u0301')).toBe('é')
  expect(value('text', '𠮷'.repeat(500))).toBe('𠮷'.repeat(500))
  expect(value('text', '字'.repeat(501))).toBe('max_length')
  expect(value('long-text', '一\r\n二')).toBe('一\n二')
})

test('a person with several wrong parts hears of all of them at once', () => {
  expect(value('person', { name: '', id: '310101199003071531', phone: '12' })).toBe(
    'name:name id:identifier phone:phone',
  )
  expect(value('person', { name: '买买提•艾力', id: ' 11010519491231002x ' })).toEqual({
    name: '买买提·艾力',
    id: '11010519491231002X',
    birth: '1949-12-31',
    sex: 'female',
  })
})

test('a kind on a person or an organisation makes its number needed', () => {
  const permit = { kind: 'residence-permit' as const }
  expect(value('person', { name: '王芳' }, { kind: 'citizen-id' })).toBe('id:identifier_missing')
  expect(value('person', { name: '王芳', id: '11010519491231002X' }, permit)).toBe('id:identifier')
  expect(value('person', { name: '陈大文', id: '81000019850510011X' }, permit)).toMatchObject({
    id: '81000019850510011X',
  })
  expect(value('organisation', { name: '青禾社区' }, { kind: 'credit-code' })).toBe('creditCode:identifier_missing')
})

test('only codes of the list are accepted, and none of a list that does not exist', () => {
  expect(value('choice', '99', { codes: 'relation' })).toBe('choice')
  expect(value('choice', '01', { codes: 'nothing' })).toBe('choice')
  expect(value('choices', { 0: '01', 1: '99' }, { codes: 'benefit' })).toBe('choice')
  expect(value('choices', { 3: '02', 10: '01', 4: '02' }, { codes: 'benefit' })).toEqual(['02', '01'])
  expect(value('score', 'toString', { points: { a: 1 } })).toBe('choice')
})

test('a wrong check digit of an account is a warning, a wrong length an error', () => {
  expect(parse('account', { bank: '农业银行', number: '6222 0000 0000 0000 001' })).toMatchObject({
    ok: true,
    value: { number: '6222000000000000001' },
    warnings: [{ code: 'account_check', at: 'number' }],
  })
  expect(parse('account', { bank: '农业银行', number: '4539578763621486' })).not.toHaveProperty('warnings')
  expect(value('account', { bank: '', number: '123' })).toBe('bank:account_bank number:account_number')
})

test('a reference that the office does not accept is refused', () => {
  const id = '0190a0b0-0000-7000-8000-000000000001'
  const strict = { ...readContext, accepts: () => false }
  for (const type of ['entry', 'slot', 'place', 'division'] as const) {
    const raw = type === 'division' ? 'yunzhou/' : id
    expect(fieldKinds[type].parse(raw, asField(type), strict).ok).toBe(false)
    expect(fieldKinds[type].parse(raw, asField(type), readContext).ok).toBe(true)
  }
  expect(fieldKinds.file.parse({ 0: id }, asField('file'), strict).ok).toBe(false)
  expect(value('entry', 'not-a-uuid')).toBe('reference')
})

test('consent that is not given is no consent', () => {
  expect(value('consent', { agreed: 'no', signers: { 0: { name: '王芳' } } })).toBe('consent')
  expect(value('consent', { signers: { 0: { name: '' } } })).toBe('consent')
  expect(value('consent', { signers: { 0: { name: '王芳' } } })).toEqual({ agreed: true, signers: [{ name: '王芳' }] })
  expect(value('consent', 'yes')).toEqual({ agreed: true, signers: [] })
})

test('numbers of people are masked on screens unless they are revealed', () => {
  const shown = (type: FieldType, raw: unknown, reveal = false, more: Partial<Field> = {}) =>
    fieldKinds[type].format(raw, asField(type, more), { ...showContext, reveal })
  expect(shown('identifier', '11010519491231002X')).toBe('110***********002X')
  expect(shown('identifier', '11010519491231002X', true)).toBe('11010519491231002X')
  expect(shown('identifier', '91310101MA1Y0000X0', false, { kind: 'credit-code' })).toBe('91310101MA1Y0000X0')
  expect(shown('phone', '13812345678')).toBe('138****5678')
  expect(shown('phone', '0571-88001234')).toBe('0571-****1234')
  expect(shown('account', { bank: '农业银行', number: '6222000000000000001' })).toBe('农业银行 **** 0001')
  expect(shown('account', { bank: '农业银行', number: '6222000000000000001' }, true)).toBe(
    '农业银行 6222 0000 0000 0000 001',
  )
  expect(shown('person', { name: '王芳', id: '11010519491231002X', phone: '13812345678' })).toBe(
    '王芳 110***********002X 138****5678',
  )
})

test('a masked number never shows the whole', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (text) => {
      const shown = fieldKinds.identifier.format(text, asField('identifier'), showContext)
      expect(shown === text && !/^\**$/.test(text)).toBe(false)
    }),
  )
})

test('dates, money and choices are shown in words', () => {
  const shown = (type: FieldType, raw: unknown, more: Partial<Field> = {}) =>
    fieldKinds[type].format(raw, asField(type, more), showContext)
  expect(shown('date', '2026-11-03')).toBe('2026年11月3日')
  expect(shown('date-range', { from: '2026-11-03', to: '2026-12-01' })).toBe('2026年11月3日 至 2026年12月1日')
  expect(shown('money', '1234567.50')).toBe('1,234,567.50 元')
  expect(shown('choices', ['01', '04'], { codes: 'benefit' })).toBe('待遇01、待遇04')
  expect(shown('score', '01', { codes: 'benefit', points: { '01': 3 } })).toBe('待遇01（3 分）')
  expect(shown('rows', [{}, {}])).toBe('2 行')
  expect(shown('consent', { agreed: true, signers: [{ name: '王芳' }, { name: '李明' }] })).toBe(
    '已同意，签名：王芳、李明',
  )
})

test('a table has at most fifty rows', () => {
  const rows = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [index, { income: '1' }]))
  expect(value('rows', rows(51), { columns })).toBe('max_rows')
  expect(value('rows', rows(50), { columns })).toHaveLength(50)
})
