import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setClock } from '@/lib/kernel/clock'
import type { Question } from '@/lib/registry/connectors/ask-register'
import { readAnswer } from '@/lib/registry/connectors/read-answer'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'
import { office, qinghe } from '../../cases/support/ground'

const digits = '33990119440912002'
const number = digits + mod112(digits)
const question: Question = {
  ...{ id: 'q', purpose: 'case', matter: '高龄津贴', caseNo: '1', unit: { path: qinghe, name: '青禾街道' } },
  subject: { kind: 'person', number, name: '王秀英' },
  elements: ['person.ethnicity', 'person.hukou_division', 'person.alive'],
  finding: false,
}
const right = {
  id: 'q',
  subject: { number, name: '王秀英', birth: '1944-09-12' },
  values: { 'person.ethnicity': '01', 'person.hukou_division': '339901001001', 'person.alive': true },
}
const read = (body: unknown) => readAnswer(body, question, office)
const reason = (body: unknown) => {
  const answer = read(body)
  return answer.ok ? null : answer.reason
}

beforeEach(() => setClock(() => new Date('2026-11-24T02:00:00Z')))
afterEach(() => setClock(null))

describe('an answer of a register', () => {
  it('gives the values that were asked for, divisions as units of the office', () => {
    const more = { ...right.values, 'person.bank_account': '6222', 'person.marital': '20' }
    expect(read({ ...right, values: more })).toEqual({
      ok: true,
      found: {
        ...{ agrees: true, name: null, finding: null },
        values: { 'person.hukou_division': `${qinghe}qinghe-shequ/`, 'person.ethnicity': '01', 'person.alive': true },
      },
    })
    const elsewhere = read({ ...right, values: { 'person.hukou_division': '653101001001' } })
    expect(elsewhere).toMatchObject({ found: { values: { 'person.hukou_division': '653101' } } })
  })

  it('with another name is read and says so', () => {
    expect(read({ ...right, subject: { ...right.subject, name: '王秀瑛' } })).toMatchObject({
      ok: true,
      found: { agrees: false, name: '王秀瑛' },
    })
  })

  it.each([
    [
      'about another number',
      { ...right, subject: { ...right.subject, number: '339901194409120033' } },
      'other-subject',
    ],
    ['to another question', { ...right, id: 'p' }, 'other-subject'],
    ['without a subject', { id: 'q', values: {} }, 'broken'],
    ['that is a list', [right], 'broken'],
    [
      'born on another day than the number says',
      { ...right, subject: { ...right.subject, birth: '1944-09-13' } },
      'impossible',
    ],
    ['born on no day', { ...right, subject: { ...right.subject, birth: '1944-02-30' } }, 'impossible'],
    ['dead before birth', { ...right, subject: { ...right.subject, died: '1944-01-01' } }, 'impossible'],
    ['dead tomorrow', { ...right, subject: { ...right.subject, died: '2026-11-25' } }, 'impossible'],
    ['with a code that the list does not have', { ...right, values: { 'person.ethnicity': '99x' } }, 'impossible'],
    ['with a division that is none', { ...right, values: { 'person.hukou_division': '青禾' } }, 'impossible'],
    ['with a word for yes', { ...right, values: { 'person.alive': 'yes' } }, 'impossible'],
  ])('%s is refused as a whole', (_, body, expected) => {
    expect(reason(body)).toBe(expected)
  })
})
