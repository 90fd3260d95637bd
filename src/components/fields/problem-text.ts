import type { AnswerProblem } from '@/lib/forms/answers'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import type { Text } from '@/lib/text/text'

/** The words around a problem: messages `fields`, language, and how texts of definitions are said. */
export type ProblemWords = {
  word: (key: string, params?: Record<string, string | number>) => string
  say: (text: Text) => string
  locale: Locale
}

/** The sentence that says what to do about a problem: the definition's own, else the message of its code. */
export function problemText(problem: AnswerProblem, { word, say, locale }: ProblemWords): string {
  if (problem.say !== undefined) return say(problem.say)
  const params = Object.entries(problem.params).map(([name, value]) => [
    name,
    typeof value === 'string' ? sayDate(value, locale, 'plain') : value,
  ])
  const label = problem.label === undefined ? '' : say(problem.label)
  return word(`errors.${problem.code}`, { ...Object.fromEntries(params), label })
}
