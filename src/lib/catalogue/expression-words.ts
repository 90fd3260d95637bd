import type { Text } from '@/lib/text/text'
import type { Library } from './library'
import { departmentKeys } from './office-shapes'
import { sentence } from './problem'
import { type Shape, type ShapeType, wordsOf } from './shape'

/** Sentences about values, conditions and paths that do not fit. */
const typeNames: Record<ShapeType, [string, string]> = {
  text: ['文字', 'text'],
  number: ['数字', 'a number'],
  date: ['日期', 'a date'],
  boolean: ['是或否（条件）', 'yes or no (a condition)'],
  span: ['时长', 'a span of time'],
  unit: ['单位或地点', 'a unit or place'],
  party: ['当事人', 'a party'],
  object: ['一组内容', 'a group of words'],
  list: ['多行', 'rows'],
  file: ['文件', 'a file'],
  null: ['空', 'nothing'],
  any: ['任意', 'anything'],
  absent: ['未填', 'left empty'],
}

function typeName(types: readonly ShapeType[], language: 0 | 1): string {
  return types.map((type) => typeNames[type][language]).join(language === 0 ? '或' : ' or ')
}

/** A value of another type than its place asks for. */
export function wrongType(expression: unknown, found: { shape: Shape; types: readonly ShapeType[] }): Text {
  const shown = JSON.stringify(expression)
  return sentence(
    `${shown} 是${typeName([found.shape.type], 0)}，这里应为${typeName(found.types, 0)}`,
    `${shown} is ${typeName([found.shape.type], 1)}; ${typeName(found.types, 1)} is expected here`,
  )
}

/** Two values of types that have no order or equality in common. */
export function notComparable(a: Shape, b: Shape): Text {
  return sentence(
    `${typeName([a.type], 0)}不能与${typeName([b.type], 0)}比较`,
    `${typeName([a.type], 1)} cannot be compared with ${typeName([b.type], 1)}`,
  )
}

/** A path that begins with a name that is not known at its place. */
export function unknownRoot(path: string, found: { root: string; known: readonly string[] }): Text {
  const known = found.known.map((name) => `$${name}`).join(' ')
  return sentence(
    `${path}：这里没有 $${found.root}，可用 ${known}`,
    `${path}: $${found.root} is not known here; known: ${known}`,
  )
}

/** A path with a word that the thing before it does not have. */
export function unknownWord(path: string, found: { before: string; word: string; shape: Shape; books: Library }): Text {
  const words = [...wordsOf(found.shape), ...departmentsOf(found)]
  const known = words.length > 0 ? words.join(' ') : '—'
  return sentence(
    `${path}：${found.before} 下面没有“${found.word}”，可用 ${known}`,
    `${path}: ${found.before} has no "${found.word}"; known: ${known}`,
  )
}

/** A path to a word that the item leaves empty. */
export function leftEmpty(path: string): Text {
  return sentence(
    `${path}：用到了本事项没有填写的内容（申请人信息请在 applicant.needs 中声明）`,
    `${path}: used here but left empty by this item (words of the applicant are declared in applicant.needs)`,
  )
}

/** A column that the rows do not have. */
export function noColumn(column: string, row: Shape): Text {
  const known = wordsOf(row).join(' ')
  return sentence(`表格里没有“${column}”这一列，可用 ${known}`, `the rows have no column "${column}"; known: ${known}`)
}

/** A literal that is none of the possible values. */
export function notACode(value: string, found: { known: readonly string[]; list?: string }): Text {
  const known = found.known.slice(0, 20).join(', ')
  const list = found.list ? ` ${found.list} ` : ''
  return sentence(
    `“${value}”不在${list}可选值中：${known}`,
    `"${value}" is not among the values${list ? ` of${list}` : ''}: ${known}`,
  )
}

/** A document that does not exist. */
export function noDocument(kind: string, key: string): Text {
  return sentence(`没有 ${kind}/${key} 这份定义`, `there is no definition ${kind}/${key}`)
}

/** A look-up in a table of rates with too many or too few keys. */
export function wrongKeys(table: string, found: { by: readonly string[]; given: number }): Text {
  const by = [...found.by, 'date?'].join(', ')
  return sentence(
    `${table} 按 ${by} 查询，这里给了 ${found.given} 个值`,
    `${table} is looked up by ${by}; ${found.given} values are given here`,
  )
}

function departmentsOf({ shape, books }: { shape: Shape; books: Library }): string[] {
  return departmentKeys(books).filter((key) => shape.more?.(key) !== undefined)
}

/** A template that does not exist or is meant for another use. */
export function noTemplate(key: string, use: string) {
  return sentence(`没有用途为 ${use} 的模板 template/${key}`, `there is no template/${key} for use as ${use}`)
}
