import type { z } from 'zod'
import type { Text } from '@/lib/text/text'
import type { DocumentProblem } from './documents'
import { place, sentence } from './problem'

type Issue = z.core.$ZodIssue
type Place = PropertyKey[]

/**
 * Turns what the schema found into places and sentences. Where a word allows several shapes (a value, a condition, an
 * effect) only the shape that the author evidently meant is reported, not every shape that it is not.
 */
export function issueProblems(issues: readonly Issue[], json: unknown): DocumentProblem[] {
  const problems = issues.flatMap((issue) => explain(issue, [], json))
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const id = JSON.stringify(problem)
    return seen.has(id) ? false : seen.add(id)
  })
}

function explain(issue: Issue, base: Place, json: unknown): DocumentProblem[] {
  const at = [...base, ...issue.path]
  if (issue.code === 'invalid_union') return explainUnion(issue, at, json)
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => problem([...at, key], unknownWord(key)))
  if (issue.code === 'invalid_key') return issue.issues.flatMap((inner) => explain(inner, at, json))
  return [problem(at, saying(issue, valueAt(json, at)))]
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>

function explainUnion(issue: UnionIssue, at: Place, json: unknown): DocumentProblem[] {
  const meant = meantShape(issue)
  if (!meant || (meant.some(isUnknownWord) && meant.some(isMissingWord))) {
    return [problem(at, noShape(valueAt(json, at)))]
  }
  return meant.flatMap((inner) => explain(inner, at, json))
}

/** The shape that lacks least; shapes of another type altogether do not count. */
function meantShape(issue: UnionIssue): Issue[] | undefined {
  const shapes = issue.errors.filter((errors) => !errors.some(rejectsShape))
  return shapes.sort((a, b) => cost(a) - cost(b))[0]
}

/** The value is of another type than this shape at its very root. */
function rejectsShape(issue: Issue): boolean {
  if (issue.path.length > 0) return false
  if (issue.code === 'invalid_union') return meantShape(issue) === undefined
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

/** Unknown and missing words say most clearly that another shape was meant. */
function cost(errors: readonly Issue[]): number {
  return errors.reduce((sum, error) => sum + costOf(error), 0)
}

function costOf(error: Issue): number {
  if (isUnknownWord(error)) return 10
  if (isMissingWord(error)) return 5
  return error.code === 'invalid_union' && error.path.length === 0 ? cost(meantShape(error) ?? []) : 1
}

function isUnknownWord(issue: Issue): boolean {
  return issue.code === 'unrecognized_keys' && issue.path.length === 0
}

function isMissingWord(issue: Issue): boolean {
  return issue.path.length === 1 && nothingGiven(issue)
}

function nothingGiven(issue: Issue): boolean {
  if (issue.code === 'invalid_union') return issue.errors.every((errors) => errors.some(nothingGiven))
  return issue.message.endsWith('received undefined')
}

function problem(at: Place, say: Text): DocumentProblem {
  return { path: place(...at.map((part) => (typeof part === 'number' ? part : String(part)))), say }
}

function valueAt(json: unknown, at: Place): unknown {
  return at.reduce<unknown>((node, part) => {
    return typeof node === 'object' && node !== null ? (node as Record<PropertyKey, unknown>)[part] : undefined
  }, json)
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function unknownWord(key: string): Text {
  return sentence(`这里没有“${key}”这个词`, `there is no word "${key}" here`)
}

function noShape(value: unknown): Text {
  if (value === undefined) return missing
  return sentence(
    `${shown(value)} 不是这里允许的写法（值、条件、路径各有固定写法，见 docs/definitions.md）`,
    `${shown(value)} is none of the forms allowed here (see docs/definitions.md)`,
  )
}

const missing = sentence('缺少这一项', 'this is missing')

function saying(issue: Issue, value: unknown): Text {
  if (value === undefined) return missing
  if (issue.code === 'invalid_type') {
    return sentence(
      `${shown(value)} 的类型不对，应为 ${issue.expected}`,
      `${shown(value)} has the wrong type; ${issue.expected} expected`,
    )
  }
  if (issue.code === 'invalid_value') return notAmong(issue.values, value)
  if (issue.code === 'too_small' || issue.code === 'too_big') return outOfRange(issue, value)
  if (issue.code === 'invalid_format') {
    return sentence(`${shown(value)} 的写法不对：${formatZh(issue.message)}`, `${shown(value)}: ${issue.message}`)
  }
  return sentence(`${shown(value)} 不合要求：${issue.message}`, `${shown(value)}: ${issue.message}`)
}

function notAmong(values: readonly unknown[], value: unknown): Text {
  const list = values.map(String).join(', ')
  return sentence(`${shown(value)} 应为其中之一：${list}`, `${shown(value)} must be one of: ${list}`)
}

function outOfRange(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>, value: unknown): Text {
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum
  const [zh, en] = issue.code === 'too_small' ? ['至少', 'at least'] : ['至多', 'at most']
  const list = Array.isArray(value)
  return sentence(
    `${shown(value)} ${zh}要有 ${bound}${list ? ' 项' : ''}`,
    `${shown(value)} needs ${en} ${bound}${list ? ' entries' : ''}`,
  )
}

const formats: readonly [string, string][] = [
  ['kebab-case', '应为小写英文、数字和连字符，如 library-card'],
  ['snake_case', '应为小写英文、数字和下划线，如 birth_date'],
  ['date ', '应为日期，如 2026-01-31'],
  ['path such', '应为路径，如 $answers.income'],
  ['may not start', '文字不能以 $ 开头；若是路径，写法如 $answers.income'],
]

function formatZh(message: string): string {
  return formats.find(([start]) => message.includes(start))?.[1] ?? message
}
