import 'server-only'
import { getTranslations } from 'next-intl/server'
import { problemText } from '@/components/fields/problem-text'
import type { AnswerProblem } from '@/lib/forms/answers'
import type { Form } from '@/lib/forms/schema'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import type { BouncedForm } from '@/lib/web/bounced-form'
import { formProblems } from '@/lib/web/form-problems'

export type CorrectionProblems = {
  summary: { fieldId?: string; message: string }[]
  /** Sentences at the inputs, by name. */
  at: Record<string, string>
}

/** What was wrong with a request that was refused: sentences of the defined question, and of the rest of the form. */
export async function correctionProblems(
  bounced: BouncedForm | null,
  form: Form,
  locale: Locale,
): Promise<CorrectionProblems> {
  if (!bounced) return { summary: [], at: {} }
  const t = await getTranslations('fields')
  const words = { word: t, say: (text: Parameters<typeof say>[0]) => say(text, locale), locale }
  const label = form[0]?.fields[0]?.label
  const answers = bounced.problems.filter((each) => each.label !== undefined) as AnswerProblem[]
  const others = bounced.problems.filter((each) => each.label === undefined)
  const plain = await formProblems({ ...bounced, problems: others })
  const at = Object.fromEntries([
    ...others.map((each) => [each.name, plain.at(each.name) ?? ''] as const),
    ...answers.map((each) => [each.name, problemText({ ...each, params: each.params ?? {}, label }, words)] as const),
  ])
  const whole = bounced.problems.length === 0 ? plain.summary : []
  const summary = Object.entries(at).map(([name, message]) => ({ fieldId: fieldId(name), message }))
  return { summary: [...whole, ...summary], at }
}

/** The id of an input: those of defined questions are prefixed. */
function fieldId(name: string): string {
  return name === 'said' || name === 'proof' ? name : `f-${name.replaceAll('.', '-')}`
}
