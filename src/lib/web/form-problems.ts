import 'server-only'
import { getLocale } from 'next-intl/server'
import type { Locale } from '@/lib/text/locale'
import type { BouncedForm } from './bounced-form'
import { wordsFor } from './say-reason'

/** A refused form in words: the summary on top, the text at each field, and the values that were typed. */
export type FormProblems = {
  summary: { fieldId?: string; message: string }[]
  at: (name: string) => string | undefined
  value: (name: string) => string | undefined
}

/**
 * The words for a refused form whose inputs have their name as id. A refusal without fields is one sentence on top.
 * `labels` are put before the sentence of a field in the summary, so that it can be understood alone.
 */
export async function formProblems(
  form: BouncedForm | null,
  labels: Record<string, string> = {},
): Promise<FormProblems> {
  const words = await wordsFor((await getLocale()) as Locale)
  const problems = form?.problems ?? []
  const at = (name: string) => {
    const problem = problems.find((one) => one.name === name)
    return problem && words.problem(problem.code)
  }
  const fields = problems.map((problem) => {
    const [label, sentence] = [labels[problem.name], words.problem(problem.code)]
    return { fieldId: problem.name || undefined, message: label ? `${label}：${sentence}` : sentence }
  })
  const whole = form && problems.length === 0 ? [{ message: words.reason(form.reason) }] : []
  return { summary: [...whole, ...fields], at, value: (name) => form?.values[name] }
}
