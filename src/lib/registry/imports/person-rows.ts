import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import { type AnswerProblem, readAnswers } from '@/lib/forms/answers'
import { partOf } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import type { RowData } from './batch'
import type { Target } from './import-target'
import { peopleContext } from './reading'

/** What a row says of a person, checked. `unit` is the community that was named, else the area of the import. */
export type PersonRow = {
  person: { name: string; id: string }
  phone?: string
  unit: string
  detail?: string
  groups: string[]
}

type At = { office: Office; target: Target; area: string }

/** Reads rows of people with their form; a row without a number cannot be matched to anybody and is refused. */
export function personRows(
  { office, target, area }: At,
  rows: readonly { data: RowData }[],
): { row: PersonRow | null; problems: AnswerProblem[] }[] {
  const ctx = peopleContext(office, area)
  const scope = { roots: { today: today() }, rate: () => undefined }
  return rows.map(({ data }) => {
    const { answers, errors } = readAnswers({ form: target.form, input: data.inputs, scope, ctx })
    const [id, name] = [partOf(answers.person, 'id'), partOf(answers.person, 'name')]
    if (errors.length > 0) return { row: null, problems: errors }
    if (typeof id !== 'string' || typeof name !== 'string') return { row: null, problems: [missing] }
    return { row: rowOf(answers, { id, name, area }), problems: [] }
  })
}

const missing: AnswerProblem = {
  name: 'person.id',
  code: 'identifier_missing',
  params: {},
  label: { 'zh-Hans': '居民', en: 'Resident' },
}

function rowOf(
  answers: Record<string, unknown>,
  { id, name, area }: { id: string; name: string; area: string },
): PersonRow {
  const text = (key: string) =>
    typeof answers[key] === 'string' && answers[key] !== '' ? String(answers[key]) : undefined
  const groups = Array.isArray(answers.groups)
    ? answers.groups.filter((code): code is string => typeof code === 'string')
    : []
  return { person: { id, name }, phone: text('phone'), unit: text('community') ?? area, detail: text('detail'), groups }
}
