import type { useTranslations } from 'next-intl'
import { withoutMember } from '@/lib/forms/names'
import type { Problem } from '@/lib/kernel/refusal'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { inputId } from './fields/input-id'
import { problemText } from './fields/problem-text'
import type { FieldProblem } from './ui/error-summary'

type Refused = { problems: readonly Problem[]; reason: string; code: string }
type Words = {
  fields: ReturnType<typeof useTranslations<'fields'>>
  errors: ReturnType<typeof useTranslations<'errors'>>
  locale: Locale
}
export type StaffProblems = { summary: FieldProblem[]; at: Record<string, string> }

/** A refused form in words: the summary on top and the sentence at each input, by its full name. */
export function staffProblems(refused: Refused | null, words: Words): StaffProblems {
  if (!refused) return { summary: [], at: {} }
  const told = refused.problems.map((problem) => ({ name: problem.name, message: sentence(problem, words) }))
  const summary = told.map(({ name, message }) => ({ fieldId: name ? inputId(name) : undefined, message }))
  const reason = `reasons.${refused.reason}` as 'reasons.invalid'
  const whole = { message: words.errors(words.errors.has(reason) ? reason : 'reasons.unexpected') }
  return {
    summary: summary.length > 0 ? summary : [whole],
    at: Object.fromEntries(told.map(({ name, message }) => [name, message])),
  }
}

function sentence(problem: Problem, { fields, errors, locale }: Words): string {
  if (problem.label !== undefined || problem.say !== undefined) {
    const word = (key: string, params?: Record<string, string | number>) => fields(key as never, params as never)
    return problemText({ ...problem, params: problem.params ?? {} }, { word, say: (text) => say(text, locale), locale })
  }
  const key = `problems.${problem.code}` as 'problems.invalid'
  return errors(errors.has(key) ? key : 'problems.invalid')
}

/** Inputs of one part of a refused form, without its first word: `form.income` is `income` of `form`. */
export function typedOf(values: Record<string, string> | undefined, part: string): Record<string, string> {
  const own = Object.entries(values ?? {}).filter(([name]) => name.startsWith(`${part}.`))
  return Object.fromEntries(own.map(([name, text]) => [name.slice(part.length + 1), text]))
}

/**
 * 再加一行 and 删除这一行 post the form they stand in, and the command refuses it. What was typed comes back without the
 * row that was removed; `rows` says that nothing is wrong.
 */
export function typedRows(values: Record<string, string>): { values: Record<string, string>; rows: boolean } {
  const { _add: added, _remove: removed, ...typed } = values
  if (removed) return { values: withoutMember(typed, removed), rows: true }
  return { values: typed, rows: added !== undefined }
}
