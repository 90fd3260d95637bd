import { expect, test } from 'vitest'
import { partyNeeds } from '@/lib/catalogue/schema'
import { type Known, knownAnswers, partyElements, partyFields, planQuestions } from '@/lib/forms/planner'
import { type Form, fieldSchema, formSchema } from '@/lib/forms/schema'
import { today } from './support/context'

const form: Form = [
  {
    fields: [
      { key: 'education', type: 'choice', label: '学历', codes: 'education', of: 'person.education', required: true },
      { key: 'mobile_again', type: 'phone', label: '电话', of: 'person.mobile' },
      { key: 'band', type: 'text', label: '年龄段', value: 'x' },
    ],
  },
  { fields: [{ key: 'payee_is_self', type: 'yes-no', label: '是否本人收款', required: true }] },
]
const fact = (value: unknown, more: Partial<Known> = {}): Known => ({
  value,
  source: '身份证',
  at: '2026-01-01',
  ...more,
})
const known = {
  'person.name': fact('王芳'),
  'person.mobile': fact('13900000001', { staleOn: '2026-11-23' }),
  'person.education': fact('20', { staleOn: '2026-11-24' }),
  'person.birth_date': fact(null),
}
const plan = planQuestions({
  form,
  needs: ['name', 'phone', 'birth', 'living'],
  known,
  today,
  labelOf: (element) => element,
})

test('what is known and fresh is not asked, what is stale is confirmed, what is missing is asked', () => {
  expect(plan.party.map(({ field, state }) => [field.key, state])).toEqual([
    ['name', 'known'],
    ['phone', 'stale'],
    ['birth', 'missing'],
    ['living', 'missing'],
  ])
  expect(plan.ask.map(({ field }) => field.key)).toEqual(['phone', 'birth', 'living', 'payee_is_self'])
})

test('no element is asked twice, and computed fields are no questions', () => {
  expect(plan.fields.map(({ field, group }) => [field.key, group])).toEqual([
    ['education', 0],
    ['payee_is_self', 1],
  ])
})

test('what is known keeps its provenance and fills the form', () => {
  expect(plan.party[0]?.known).toEqual(known['person.name'])
  expect(knownAnswers([...plan.party, ...plan.fields])).toEqual({ name: '王芳', phone: '13900000001', education: '20' })
})

test('every need of a party is an element with a well-formed field', () => {
  expect(Object.keys(partyElements).sort()).toEqual([...partyNeeds].sort())
  for (const field of partyFields([...partyNeeds], (element) => element))
    expect(fieldSchema.safeParse(field).error).toBeUndefined()
  expect(formSchema.safeParse([{ fields: partyFields([...partyNeeds, 'name'], (element) => element) }]).success).toBe(
    true,
  )
})
