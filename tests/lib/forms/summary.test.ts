import { expect, test } from 'vitest'
import type { Form } from '@/lib/forms/schema'
import { summarise } from '@/lib/forms/summary'
import { scopeWith, showContext } from './support/context'

const form: Form = [
  {
    title: { 'zh-Hans': '基本情况', en: 'Basics' },
    fields: [
      { key: 'rents', type: 'yes-no', label: '是否租房' },
      { key: 'rent', type: 'money', label: '租金', if: '$answers.rents', level: 3 },
      { key: 'id', type: 'identifier', label: '证件号码', level: 4, of: 'person.identity_number' },
      {
        key: 'members',
        type: 'rows',
        label: '成员',
        columns: [
          { key: 'person', type: 'person', label: '成员' },
          { key: 'income', type: 'money', label: '收入' },
        ],
      },
      { key: 'photo', type: 'file', label: '照片' },
    ],
  },
  { title: '不显示', if: false, fields: [{ key: 'never', type: 'text', label: '无' }] },
]
const file = '0190a0b0-0000-7000-8000-000000000001'
const answers = {
  rents: false,
  rent: '800.00',
  id: '11010519491231002X',
  members: [{ person: { name: '王芳', phone: '13812345678' }, income: '900.00' }, { person: { name: '李明' } }],
  photo: [file],
  never: '?',
}
const ctx = {
  ...showContext,
  provenance: (field: { of?: string }) => (field.of ? { source: '身份证', at: '2026-01-01' } : undefined),
}
const groups = summarise(form, answers, { scope: scopeWith({}), ctx })

test('shows visible answers in words, masked, with level and provenance', () => {
  expect(groups).toEqual([
    {
      index: 0,
      title: '基本情况',
      rows: [
        { key: 'rents', label: '是否租房', text: '否', level: 2 },
        {
          key: 'id',
          label: '证件号码',
          text: '110***********002X',
          level: 4,
          provenance: { source: '身份证', at: '2026-01-01' },
        },
        {
          key: 'members',
          label: '成员',
          text: '2 行',
          level: 2,
          table: {
            head: ['成员', '收入'],
            body: [
              ['王芳 138****5678', '900.00 元'],
              ['李明', ''],
            ],
          },
        },
        { key: 'photo', label: '照片', text: '1 个文件', level: 2, files: [file] },
      ],
    },
  ])
})

test('shows the whole only when it is told to', () => {
  const open = summarise(form, answers, { scope: scopeWith({}), ctx: { ...ctx, reveal: true } })
  expect(JSON.stringify(groups)).not.toContain('11010519491231002X')
  expect(open[0]?.rows[1]?.text).toBe('11010519491231002X')
})
