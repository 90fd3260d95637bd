import fc from 'fast-check'
import { describe, expect, test as it } from 'vitest'
import { type FormInput, readAnswers } from '@/lib/forms/answers'
import { computed, prefills } from '@/lib/forms/computed'
import { formInputs } from '@/lib/forms/form-inputs'
import { type Form, formSchema } from '@/lib/forms/schema'
import { type Answers, withAnswers } from '@/lib/forms/scope'
import { visibleFields, visibleGroups } from '@/lib/forms/visible'
import { readContext, scopeWith } from './support/context'

/** The household form of a means-tested relief, as a definition writes it. */
const form: Form = [
  {
    title: '家庭',
    fields: [
      {
        key: 'members',
        type: 'rows',
        label: '共同生活家庭成员',
        required: true,
        columns: [
          { key: 'person', type: 'person', label: '成员', required: true },
          { key: 'relation', type: 'choice', label: '与户主关系', codes: 'relation', required: true },
          { key: 'works', type: 'yes-no', label: '是否有工作' },
          { key: 'income', type: 'money', label: '月收入', if: '$row.works', required: '$row.works' },
          { key: 'yearly', type: 'money', label: '年收入', value: { times: ['$row.income', 12] } },
        ],
      },
    ],
  },
  {
    title: '收入财产',
    fields: [
      { key: 'income', type: 'money', label: '家庭月总收入', value: { sum: ['$answers.members', 'income'] } },
      {
        key: 'per_head',
        type: 'money',
        label: '人均',
        value: { divide: ['$answers.income', { count: ['$answers.members'] }] },
      },
      { key: 'assets', type: 'money', label: '金融资产', required: true, level: 4, max: 1000000 },
      { key: 'rents', type: 'yes-no', label: '是否租房', required: true },
      { key: 'rent', type: 'money', label: '租金', if: '$answers.rents', required: true },
      {
        key: 'months',
        type: 'number',
        label: '已租月数',
        if: '$answers.rents',
        min: 1,
        max: 600,
        check: [{ if: { above: ['$answers.months', 240] }, say: '租期超过二十年，请核对' }],
      },
    ],
  },
  {
    title: '授权',
    if: { known: '$answers.members' },
    fields: [{ key: 'authorise', type: 'consent', label: '核对授权', required: true, signers: ['adults'] }],
  },
]

const people = (answers: Answers) =>
  ((answers.members ?? []) as { person?: { name: string } }[]).flatMap(({ person }) => person ?? [])
const ctx = { ...readContext, signers: (_: string, answers: Answers) => people(answers) }
const read = (input: unknown, more: Partial<FormInput> = {}) =>
  readAnswers({ form, input, scope: scopeWith({}), ctx, ...more })
const codes = (result: { errors: { name: string; code: string }[] }) =>
  result.errors.map(({ name, code }) => `${name} ${code}`)

const good = {
  'members.0.person.name': '王芳',
  'members.0.person.id': '11010519491231002X',
  'members.0.relation': '01',
  'members.0.works': 'no',
  'members.3.person.name': '王小明',
  'members.3.relation': '20',
  'members.3.works': 'yes',
  'members.3.income': '1,000.10',
  'members.4.person.name': ' ',
  assets: '5000',
  rents: 'yes',
  rent: '800',
  months: '12',
  'authorise.agreed': 'yes',
  'authorise.signers.0.name': '王芳',
  'authorise.signers.1.name': '王小明',
}

it('is written in the language of definitions', () => expect(formSchema.safeParse(form).error).toBeUndefined())

it('reads a whole form into canonical answers, rows closed up, computed fields filled', () => {
  expect(read(good)).toEqual({
    errors: [],
    warnings: [],
    answers: {
      members: [
        {
          person: { name: '王芳', id: '11010519491231002X', birth: '1949-12-31', sex: 'female' },
          relation: '01',
          works: false,
        },
        { person: { name: '王小明' }, relation: '20', works: true, income: '1000.10', yearly: '12001.20' },
      ],
      income: '1000.10',
      per_head: '500.05',
      assets: '5000.00',
      rents: true,
      rent: '800.00',
      months: 12,
      authorise: { agreed: true, signers: [{ name: '王芳' }, { name: '王小明' }] },
    },
  })
})

it('reads the same from the inputs that show the answers', () => {
  const { answers } = read(good)
  expect(read(formInputs(form, answers)).answers).toEqual(answers)
})

it('tells every error at its input', () => {
  const bad = {
    'members.0.person.id': '110105194912310021',
    'members.0.relation': '99',
    'members.2.person.name': '李',
    'members.2.relation': '01',
    'members.2.works': 'yes',
    'members.2.income': '1.234',
    assets: '1000000.01',
    rents: '',
  }
  expect(codes(read(bad))).toEqual([
    'members.0.person.name name',
    'members.0.person.id identifier',
    'members.0.relation choice',
    'members.2.income money_places',
    'assets max_value',
    'rents required_choice',
    'authorise consent',
  ])
})

describe('show-if', () => {
  it('drops what is hidden, whatever was posted', () => {
    const { answers, errors } = read({ ...good, rents: 'no', rent: 'not money', months: '0' })
    expect(answers).not.toHaveProperty('rent')
    expect(answers).not.toHaveProperty('months')
    expect(errors).toEqual([])
  })

  it('asks for what an answer of the same page brought up', () => {
    const { rent: _, ...input } = good
    expect(codes(read(input))).toEqual(['rent now_needed'])
    expect(codes(read({ ...good, rent: '' }))).toEqual(['rent required'])
  })

  it('hides a group whose condition fails', () => {
    const { answers, errors } = read({ assets: '1', rents: 'no', 'authorise.agreed': 'yes' })
    expect(answers).not.toHaveProperty('authorise')
    expect(errors.map(({ code }) => code)).toEqual(['required_rows'])
    expect(visibleGroups(form, scopeWith({ answers: {} }))).toEqual([0, 1])
    expect(visibleGroups(form, scopeWith({ answers: { members: [{}] } }))).toEqual([0, 1, 2])
  })

  it('hides a column row by row', () => {
    const { answers } = read({ ...good, 'members.0.income': '99' })
    expect((answers.members as Answers[]).map((row) => row.income)).toEqual([undefined, '1000.10'])
  })
})

it('says the complaint of a check when its condition is true', () => {
  expect(read({ ...good, months: '241' }).errors).toEqual([
    { name: 'months', code: 'check', params: {}, label: '已租月数', say: '租期超过二十年，请核对' },
  ])
  expect(codes(read({ ...good, months: '0' }))).toEqual(['months min_value'])
})

describe('one page at a time', () => {
  const first = read(good, { only: 0 })

  it('reads only that page and reports only its errors', () => {
    expect(Object.keys(first.answers)).toEqual(['members', 'income', 'per_head'])
    expect(first.errors).toEqual([])
  })

  it('keeps the pages before and after it, and computes anew', () => {
    const saved = read(good).answers
    const { answers } = read(
      {
        'members.0.person.name': '王芳',
        'members.0.relation': '01',
        'members.0.works': 'yes',
        'members.0.income': '7',
      },
      { only: 0, scope: scopeWith({ answers: saved }) },
    )
    expect(answers).toMatchObject({ income: '7.00', per_head: '7.00', assets: '5000.00', rent: '800.00' })
  })

  it('drops saved answers that this page made invisible', () => {
    const saved = read(good).answers
    const { answers, errors } = read({}, { only: 0, scope: scopeWith({ answers: saved }) })
    expect(errors.map(({ code }) => code)).toEqual(['required_rows'])
    expect(answers.members).toEqual([])
    expect(answers).not.toHaveProperty('authorise')
  })
})

describe('consent', () => {
  it('needs the name of everybody who must sign', () => {
    const { 'authorise.signers.1.name': _, ...input } = good
    expect(read(input).errors).toMatchObject([
      { name: 'authorise.signers', code: 'consent_signer', params: { name: '王小明' } },
    ])
  })

  it('knows a name however its spaces and dots are written', () => {
    const input = { ...good, 'members.3.person.name': '买买提·艾力', 'authorise.signers.1.name': '买买提 • 艾力' }
    expect(read(input).errors).toEqual([])
  })
})

it('a list that was shown and left empty says none; a page that was not shown says nothing', () => {
  const optional: Form = [
    {
      fields: [
        { key: 'houses', type: 'rows', label: '住房', columns: [{ key: 'area', type: 'number', label: '面积' }] },
        { key: 'area', type: 'number', label: '总面积', value: { sum: ['$answers.houses', 'area'] } },
      ],
    },
    { fields: [{ key: 'note', type: 'text', label: '备注' }] },
  ]
  expect(read({}, { form: optional }).answers).toEqual({ houses: [], area: 0 })
  expect(read({}, { form: optional, only: 1 }).answers).toEqual({})
})

it('a bound may be an expression, and an unknown bound binds nobody', () => {
  const dated: Form = [
    {
      fields: [
        { key: 'arrived', type: 'date', label: '到达日期', max: '$today' },
        { key: 'until', type: 'date-range', label: '期间', min: '$answers.arrived', max: '$answers.nothing' },
        { key: 'why', type: 'text', label: '事由', min: 2, max: 4 },
        { key: 'papers', type: 'choices', label: '材料', codes: 'benefit', min: 2 },
      ],
    },
  ]
  const input = {
    arrived: '20261124',
    'until.from': '20261123',
    'until.to': '20261201',
    why: '太长太长太',
    'papers.1': '01',
  }
  expect(codes(read(input, { form: dated }))).toEqual([
    'arrived max_date',
    'until.from min_date',
    'why max_length',
    'papers min_count',
  ])
})

it('a warning does not stop anybody', () => {
  const paid: Form = [{ fields: [{ key: 'account', type: 'account', label: '收款账户', required: true }] }]
  const { errors, warnings } = read(
    { 'account.bank': '农业银行', 'account.number': '6222000000000000001' },
    { form: paid },
  )
  expect(errors).toEqual([])
  expect(warnings).toMatchObject([{ name: 'account.number', code: 'account_check' }])
})

it('too much at once is one error, and what was saved stays', () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`x${index}`, '1']))
  const result = read(many, { scope: scopeWith({ answers: { assets: '1.00' } }) })
  expect(codes(result)).toEqual([' too_many'])
  expect(result.answers.assets).toBe('1.00')
})

it('a definition may offer a value before anybody answers', () => {
  const offered: Form = [
    {
      fields: [
        { key: 'amount', type: 'money', label: '金额', prefill: { times: ['$with.line', 2] } },
        { key: 'when', type: 'date', label: '日期', prefill: '$today' },
        { key: 'gone', type: 'text', label: '空', prefill: '$with.nothing' },
      ],
    },
  ]
  const scope = scopeWith({ with: { line: 610.5 }, answers: { when: '2026-01-01' } })
  expect(prefills(offered, scope)).toEqual({ amount: '1221.00' })
})

describe('the form of an action', () => {
  const decline: Form = [
    {
      fields: [
        { key: 'why', type: 'choice', label: '理由', codes: 'relation', required: true },
        {
          key: 'right_body',
          type: 'text',
          label: '应向何处申请',
          if: { is: ['$asked.decline.why', '10'] },
          required: true,
        },
        { key: 'about', type: 'text', label: '关于', if: { is: ['$answers.why', 'other'] } },
      ],
    },
  ]
  const scope = { ...scopeWith({ answers: { why: 'other' }, asked: { accept: { note: 'x' } } }), at: 'asked.decline' }

  it('sees its own answers under its own name, and the case beside them', () => {
    const input = { why: '10', right_body: '区民政局', about: '本案' }
    expect(readAnswers({ form: decline, input, scope, ctx }).answers).toEqual(input)
    expect(readAnswers({ form: decline, input: { ...input, why: '01' }, scope, ctx }).answers).toEqual({
      why: '01',
      about: '本案',
    })
    expect(withAnswers(scope, { why: '10' }).roots.asked).toEqual({ accept: { note: 'x' }, decline: { why: '10' } })
  })
})

it('conditions see what a reference stands for, answers keep the reference', () => {
  const rented: Form = [
    {
      fields: [
        { key: 'dwelling', type: 'place', label: '住所', required: true },
        { key: 'landlord', type: 'person', label: '房东', if: '$answers.dwelling.rented', required: true },
      ],
    },
  ]
  const view = (answers: Answers) => ({ ...answers, dwelling: { rented: answers.dwelling === 'QH0001' } })
  const scope = { ...scopeWith({}), view }
  const input = { dwelling: 'QH0001', 'landlord.name': '李明' }
  expect(read(input, { form: rented, scope }).answers).toEqual({ dwelling: 'QH0001', landlord: { name: '李明' } })
  expect(read({ ...input, dwelling: 'QH0002' }, { form: rented, scope }).answers).toEqual({ dwelling: 'QH0002' })
  const saved = { dwelling: 'QH0001', landlord: { name: '李明' } }
  expect(read({}, { form: [...rented, { fields: [] }], scope, only: 1, saved }).answers).toEqual(saved)
})

describe('whatever is posted', () => {
  const keys = ['a', 'b', 'c', 'd', 'e'] as const
  const path = fc.constantFrom(...keys.map((key) => `$answers.${key}` as const))
  const cond = fc.oneof(
    path,
    fc.record({ not: path }),
    fc.record({ known: path }),
    fc.record({ not: fc.record({ known: path }) }),
    fc.record({ any: fc.array(path, { minLength: 1, maxLength: 3 }) }),
  )
  const anyForm: fc.Arbitrary<Form> = fc
    .tuple(fc.array(fc.tuple(fc.option(cond), fc.boolean()), { minLength: 5, maxLength: 5 }), fc.option(cond))
    .map(([parts, groupIf]) => {
      const fields = keys.map((key, at) => {
        const [shown, isComputed] = parts[at] ?? [null, false]
        const value = isComputed
          ? ({ first: [{ value: `$answers.${keys[(at + 3) % 5]}` as const }] } as const)
          : undefined
        return {
          key,
          type: 'yes-no' as const,
          label: key,
          required: true,
          ...(shown ? { if: shown } : {}),
          ...(value ? { value: { first: [...value.first] } } : {}),
        }
      })
      return [{ fields: fields.slice(0, 2) }, { fields: fields.slice(2), ...(groupIf ? { if: groupIf } : {}) }]
    })
  const answer = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom('yes', 'no', '', 'odd'))
  const saved = fc.dictionary(fc.constantFrom(...keys), fc.boolean())

  it('an answer that is not visible is never in the result, and no error is about it', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyForm, answer, saved, fc.constantFrom(undefined, 0, 1), (definition, input, before, only) => {
        const scope = scopeWith({ answers: before })
        const result = readAnswers({ form: definition, input, scope, ctx, only })
        const here = withAnswers(scope, result.answers)
        const visible = new Set(definition.flatMap((group) => visibleFields(group, here)).map(({ key }) => key))
        for (const key of Object.keys(result.answers)) expect(visible).toContain(key)
        for (const { name } of result.errors) expect(visible).toContain(name)
      }),
      { numRuns: 2000 },
    )
  })

  it('reading never throws, and reading the result again changes nothing', { timeout: 30_000 }, () => {
    const leaf = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', '01', '12', '2026-11-23'), fc.anything())
    const names = fc.oneof(fc.constantFrom(...Object.keys(good)), fc.string())
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(names, leaf)), (input) => {
        const { answers, errors } = read(input)
        const faulty = errors.some(({ name }) => name === '' || name.startsWith('members.'))
        if (!faulty) expect(read(formInputs(form, answers)).answers).toEqual(answers)
        expect(computed(form, answers, scopeWith({}))).toEqual(answers)
      }),
      { numRuns: 500 },
    )
  })
})
