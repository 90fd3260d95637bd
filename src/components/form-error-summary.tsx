import { useLocale, useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/ui/error-summary'
import type { AnswerProblem } from '@/lib/forms/answers'
import { joined } from '@/lib/forms/names'
import { isLocale, sourceLocale } from '@/lib/text/locale'
import type { FieldSource } from './fields/field-props'
import { inputId } from './fields/input-id'
import { problemText } from './fields/problem-text'

type FormErrorSummaryProps = { errors: AnswerProblem[]; prefix?: string; say: FieldSource['say'] }

/** What is wrong with a defined form, each line leading to its question. Nothing when nothing is wrong. */
export function FormErrorSummary({ errors, prefix = '', say }: FormErrorSummaryProps) {
  const [t, locale] = [useTranslations('fields'), useLocale()]
  const words = { word: t, say, locale: isLocale(locale) ? locale : sourceLocale }
  const line = (problem: AnswerProblem) => {
    // Several rows ask the same, so a line about a row says which.
    const row = /^[a-z0-9_]+\.(\d+)\./.exec(problem.name)?.[1]
    const place = row === undefined ? '' : t('actions.inRow', { number: Number(row) + 1 })
    const fieldId = problem.name ? inputId(joined(prefix, problem.name)) : undefined
    return { fieldId, message: place + problemText(problem, words) }
  }
  return <ErrorSummary problems={errors.map(line)} />
}
