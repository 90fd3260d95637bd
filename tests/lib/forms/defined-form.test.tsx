import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { AnswerSummary } from '@/components/answer-summary'
import { DefinedForm } from '@/components/defined-form'
import type { FieldSource } from '@/components/fields/field-props'
import { type AnswerProblem, readAnswers } from '@/lib/forms/answers'
import { formInputs } from '@/lib/forms/form-inputs'
import { type Form, fieldTypes, formSchema } from '@/lib/forms/schema'
import { summarise } from '@/lib/forms/summary'
import type { Locale } from '@/lib/text/locale'
import enFields from '@/lib/text/messages/en/fields.json'
import enUi from '@/lib/text/messages/en/ui.json'
import fields from '@/lib/text/messages/zh-Hans/fields.json'
import ui from '@/lib/text/messages/zh-Hans/ui.json'
import { say } from '@/lib/text/say'
import { readContext, scopeWith, showContext } from './support/context'

const id = '0190a0b0-0000-7000-8000-000000000001'
const label = (name: string) => ({ 'zh-Hans': `问题${name}`, en: `Question ${name}` })

/** One question of every type. */
const form: Form = [
  {
    title: label('一'),
    fields: fieldTypes.map((type) => ({
      key: type.replaceAll('-', '_'),
      type,
      label: label(type),
      required: true,
      ...(['choice', 'choices', 'checklist'].includes(type) ? { codes: 'benefit' } : {}),
      ...(type === 'score' ? { codes: 'benefit', points: { '01': 3, '02': 1 } } : {}),
      ...(type === 'consent' ? { text: 'truth', signers: ['adults'] } : {}),
      ...(type === 'rows'
        ? {
            columns: [
              { key: 'person', type: 'person' as const, label: label('成员'), required: true },
              { key: 'benefits', type: 'choices' as const, label: label('待遇'), codes: 'benefit' },
              { key: 'income', type: 'money' as const, label: label('收入') },
            ],
          }
        : {}),
    })),
  },
]

const answers: Record<string, unknown> = {
  text: '王"芳"<b>',
  long_text: '第一行\n第二行 & 更多',
  number: 3.5,
  money: '1234.50',
  date: '2026-11-03',
  date_time: '2026-11-03T09:30',
  date_range: { from: '2026-11-03', to: '2026-12-01' },
  yes_no: false,
  choice: '03',
  choices: ['02', '04'],
  checklist: ['01'],
  score: '02',
  entry: id,
  person: { name: '王芳', id: '11010519491231002X', birth: '1949-12-31', sex: 'female', phone: '13812345678' },
  organisation: { name: '青禾社区', creditCode: '91310101MA1Y0000X0' },
  identifier: '11010519491231002X',
  phone: '13812345678',
  address: { division: 'yunzhou/linjiang/qinghe/', detail: '1 幢 101 室' },
  division: 'yunzhou/linjiang/',
  place: 'QH0001-101',
  point: { lat: 30.27415, lng: 120.15515 },
  slot: id,
  account: { bank: '农业银行', number: '4539578763621486' },
  file: [id],
  consent: { agreed: true, signers: [{ name: '王芳' }, { name: '李明' }] },
  rows: [
    { person: { name: '王芳' }, benefits: ['01', '03'], income: '900.00' },
    { person: { name: '李明' }, benefits: [] },
  ],
}

const units = ['yunzhou/linjiang/', 'yunzhou/linjiang/qinghe/'].map((value) => ({ value, label: value }))
const source = (locale: Locale): FieldSource => ({
  say: (text) => say(text, locale),
  codes: (list) =>
    (readContext.codes(list) ?? []).map(({ code, label }) => ({ value: code, label: say(label, locale) })),
  options: (field) => (['address', 'division'].includes(field.type) ? units : undefined),
  fileName: () => '银行卡.jpg',
  signers: () => [{ name: '王芳' }, { name: '李明' }],
  consentText: () => <p>同意核对</p>,
  known: (field) => (field.key === 'phone' ? { source: '2026-03 的办件', on: '2026-03-02' } : undefined),
})

const ctx = { ...readContext, signers: () => [{ name: '王芳' }, { name: '李明' }] }
const scope = scopeWith({ answers })

function render(page: ReactNode, locale: Locale = 'zh-Hans'): string {
  const messages = locale === 'en' ? { fields: enFields, ui: enUi } : { fields, ui }
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
      {page}
    </NextIntlClientProvider>,
  )
}

type Shown = {
  inputs?: Record<string, string>
  errors?: AnswerProblem[]
  density?: 'resident' | 'staff'
  locale?: Locale
}
const draw = ({
  inputs = formInputs(form, answers),
  errors = [],
  density = 'resident',
  locale = 'zh-Hans',
}: Shown = {}) =>
  render(
    <DefinedForm
      form={form}
      scope={scope}
      inputs={inputs}
      errors={errors}
      source={source(locale)}
      density={density}
      action="/do/save-draft"
    >
      <button type="submit">好</button>
    </DefinedForm>,
    locale,
  )

const entities: Record<string, string> = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&', '&#x27;': "'" }
const plain = (text: string) => text.replace(/&(?:quot|lt|gt|amp|#x27);/g, (entity) => entities[entity] ?? entity)
const attribute = (tag: string, name: string) => {
  const found = new RegExp(` ${name}="([^"]*)"`).exec(tag)
  return found && plain(found[1] ?? '')
}

/** What a browser would post: names and values of the inputs in the page. */
function posted(html: string): [string, string][] {
  const inputs = [...html.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(radio|checkbox)"/.test(tag) || / checked=""/.test(tag))
    .filter((tag) => !/type="file"/.test(tag))
    .map((tag): [string, string] => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''])
  const areas = [...html.matchAll(/(<textarea[^>]*>)([^<]*)<\/textarea>/g)].map(
    ([, tag = '', text = '']): [string, string] => [attribute(tag, 'name') ?? '', plain(text.replace(/^\n/, ''))],
  )
  const selects = [...html.matchAll(/(<select[^>]*>)(.*?)<\/select>/g)].map(
    ([, tag = '', options = '']): [string, string] => {
      const chosen = /<option[^>]*selected=""[^>]*>/.exec(options)?.[0] ?? ''
      return [attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? '']
    },
  )
  return [...inputs, ...areas, ...selects]
}

test('the sample form is a form', () => expect(formSchema.safeParse(form).error).toBeUndefined())

describe.each(['resident', 'staff'] as const)('drawn for %s', (density) => {
  test('posts exactly the answers it shows, for every type of question', () => {
    const result = readAnswers({ form, input: posted(draw({ density })).values(), scope: scopeWith({}), ctx })
    expect(result.errors).toEqual([])
    expect(result.answers).toEqual(answers)
  })

  test('posts nothing when nothing was entered', () => {
    const result = readAnswers({
      form,
      input: posted(draw({ density, inputs: {} })).values(),
      scope: scopeWith({}),
      ctx,
    })
    expect(result.answers).toEqual({ choices: [], checklist: [], rows: [] })
    expect(result.errors).toHaveLength(form[0]?.fields.length ?? 0)
  })
})

test.each(['zh-Hans', 'en'] as const)('every error has a sentence at its input and in the summary, in %s', (locale) => {
  const { errors } = readAnswers({
    form,
    input: {
      'person.id': '1',
      'account.number': '1',
      'date_range.from': '20261103',
      'date_range.to': '20261101',
      'rows.0.income': 'x',
      'consent.agreed': 'yes',
    },
    scope: scopeWith({}),
    ctx,
  })
  const html = draw({ errors, locale })
  expect(html).not.toContain('fields.errors')
  expect(errors.map(({ name }) => name)).toContain('rows.0.person')
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
  const links = [...html.matchAll(/href="#(f-[^"]*)"/g)].map(([, target]) => target)
  expect(links).toHaveLength(errors.length)
  for (const link of links) expect(ids).toContain(link)
  expect(html).toContain(locale === 'en' ? 'Row 1: ' : '第 1 行：')
})

test('ids are unique, every input has a label, and no question hides behind script', () => {
  const html = draw()
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  const labelled = new Set([...html.matchAll(/<label for="([^"]*)"/g)].map(([, target]) => target))
  for (const [tag] of html.matchAll(/<(?:input|select|textarea)[^>]*>/g)) {
    if (/type="hidden"/.test(tag)) continue
    expect(labelled).toContain(attribute(tag, 'id'))
  }
  expect(html).not.toMatch(/<script| on[a-z]+="/)
})

test('the first button of the form adds and deletes nothing', () => {
  const first = /<button[^>]*>/.exec(draw())?.[0]
  expect(first).not.toContain('name=')
})

test('a value that is known names its source', () => {
  expect(draw()).toContain('来自2026-03 的办件')
})

test('a table keeps one spare row, and filled rows can be taken out', () => {
  const html = draw()
  expect(html).toContain('name="rows.2.income"')
  expect(html).not.toContain('name="rows.3.income"')
  const buttons = [...html.matchAll(/<button[^>]* name=[^>]*>/g)].map(
    ([tag]) => `${attribute(tag, 'name')} ${attribute(tag, 'value')}`,
  )
  expect(buttons).toEqual(['_remove file.0', '_remove rows.0', '_remove rows.1', '_add rows'])
})

test('the summary shows answers masked, tables as tables, and links to change them', () => {
  const groups = summarise(form, answers, { scope, ctx: showContext })
  const html = render(
    <AnswerSummary groups={groups} changeHref={(group) => `/apply/1/${group}`} fileHref={(file) => `/files/${file}`} />,
  )
  expect(html).not.toContain('11010519491231002X')
  expect(html).toContain('110***********002X')
  expect(html).toContain('<table')
  expect(html).toContain('href="/apply/1/0"')
  expect(html).toContain(`href="/files/${id}"`)
})
