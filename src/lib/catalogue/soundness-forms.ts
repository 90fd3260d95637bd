import type { Field, FieldType, Form } from '@/lib/forms/schema'
import { checkCondition, expectType } from './expression-check'
import { noDocument, noTemplate } from './expression-words'
import { entryShape, fieldShape } from './form-shapes'
import { find } from './library'
import { sentence } from './problem'
import { object, type ShapeType } from './shape'
import { inside, knowing, type Spot } from './spot'

/** The words that a kind of question cannot do without. */
const needed: Partial<Record<FieldType, 'codes' | 'register' | 'text' | 'columns' | 'kind'>> = {
  choice: 'codes',
  choices: 'codes',
  checklist: 'codes',
  entry: 'register',
  slot: 'register',
  consent: 'text',
  rows: 'columns',
  identifier: 'kind',
}

/** Questions of one form: the documents they name exist, their conditions and values resolve, keys are unique. */
export function checkForm(form: Form, spot: Spot): void {
  const seen = new Set<string>()
  for (const [g, group] of form.entries()) {
    const at = inside(spot, `[${g}]`)
    if (group.if !== undefined) checkCondition(group.if, inside(at, 'if'))
    for (const [f, field] of group.fields.entries()) {
      const here = inside(at, 'fields', f)
      if (seen.has(field.key)) here.report(here.path, 'duplicate', twice(field.key))
      seen.add(field.key)
      checkField(field, here)
    }
  }
}

function checkField(field: Field, spot: Spot): void {
  checkNamed(field, spot)
  checkFieldExpressions(field, spot)
  const columns = field.columns ?? []
  const row = object(Object.fromEntries(columns.map((column) => [column.key, fieldShape(column, spot.books)])))
  const seen = new Set<string>()
  for (const [index, column] of columns.entries()) {
    const at = knowing(inside(spot, 'columns', index), 'row', row)
    if (seen.has(column.key)) at.report(at.path, 'duplicate', twice(column.key))
    seen.add(column.key)
    checkField(column, at)
  }
}

function checkNamed(field: Field, spot: Spot): void {
  const { books, report } = spot
  const word = needed[field.type]
  if (word && field[word] === undefined) report(spot.path, 'field', lacksWord(field, word))
  if (field.codes && !find(books, 'codes', field.codes)) {
    report(inside(spot, 'codes').path, 'codes', noDocument('codes', field.codes))
  }
  const register = field.register ? find(books, 'register', field.register) : undefined
  if (field.register && !register)
    report(inside(spot, 'register').path, 'register', noDocument('register', field.register))
  if (field.type === 'slot' && register && !register.resource) {
    report(inside(spot, 'register').path, 'register', notBookable(register.key))
  }
  if (field.text && find(books, 'template', field.text)?.use !== 'consent') {
    report(inside(spot, 'text').path, 'consent', noTemplate(field.text, 'consent'))
  }
  checkElement(field, spot)
  checkPoints(field, spot)
}

function checkElement(field: Field, spot: Spot): void {
  if (field.of === undefined) return
  const element = find(spot.books, 'elements', 'elements')?.elements.find((one) => one.element === field.of)
  const at = inside(spot, 'of').path
  if (!element) spot.report(at, 'element', noElement(field.of))
  else if (element.type !== field.type) spot.report(at, 'element', otherType(field, element.type))
}

function checkPoints(field: Field, spot: Spot): void {
  const codes = field.codes ? find(spot.books, 'codes', field.codes)?.codes.map((one) => one.code) : undefined
  for (const code of Object.keys(field.points ?? {})) {
    if (codes && !codes.includes(code))
      spot.report(inside(spot, 'points', code).path, 'code', noCode(code, field.codes ?? ''))
  }
}

const single: readonly ShapeType[] = ['text', 'number', 'date', 'boolean']

function checkFieldExpressions(field: Field, spot: Spot): void {
  for (const word of ['required', 'if'] as const) {
    if (field[word] !== undefined) checkCondition(field[word], inside(spot, word))
  }
  const own = fieldShape(field, spot.books).type
  for (const word of ['value', 'prefill'] as const) {
    const types: readonly ShapeType[] = single.includes(own) ? [own] : everything
    if (field[word] !== undefined) expectType(field[word], types, inside({ ...spot, mayBeAbsent: true }, word))
  }
  for (const word of ['min', 'max'] as const) {
    if (field[word] !== undefined) expectType(field[word], ['number', 'date'], inside(spot, word))
  }
  for (const [index, check] of (field.check ?? []).entries())
    checkCondition(check.if, inside(spot, 'check', index, 'if'))
  if (field.where === undefined) return
  checkCondition(field.where, knowing(inside(spot, 'where'), 'entry', entryShape(spot.books, field.register ?? '')))
}

const everything: readonly ShapeType[] = [...single, 'span', 'unit', 'party', 'object', 'list', 'file']

function twice(key: string) {
  return sentence(`“${key}”出现了两次`, `"${key}" occurs twice`)
}
function lacksWord(field: Field, word: string) {
  return sentence(
    `${field.type} 类型的“${field.key}”须写 ${word}`,
    `"${field.key}" of type ${field.type} needs the word ${word}`,
  )
}
function notBookable(register: string) {
  return sentence(
    `register/${register} 没有 resource，不能预约`,
    `register/${register} has no resource and cannot be booked`,
  )
}
function noElement(element: string) {
  return sentence(`elements.json 中没有数据元“${element}”`, `elements.json has no data element "${element}"`)
}
function otherType(field: Field, type: string) {
  return sentence(
    `“${field.key}”的类型是 ${field.type}，但数据元 ${field.of} 的类型是 ${type}`,
    `"${field.key}" is of type ${field.type}, but the data element ${field.of} is of type ${type}`,
  )
}
function noCode(code: string, list: string) {
  return sentence(`“${code}”不在代码表 ${list} 中`, `"${code}" is not in the code list ${list}`)
}
