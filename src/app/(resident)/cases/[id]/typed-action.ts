import type { AnswerProblem } from '@/lib/forms/answers'
import type { BouncedForm } from '@/lib/web/bounced-form'

const prefix = 'asked.'

/** What a refused action had typed, by the names of its own form; undefined when nothing was refused. */
export function typedAction(
  bounced: BouncedForm | null,
): { action: string; inputs: Record<string, string> } | undefined {
  const action = bounced?.values.action
  if (!bounced || !action) return undefined
  const typed = Object.entries(bounced.values).filter(([name]) => name.startsWith(prefix))
  return { action, inputs: Object.fromEntries(typed.map(([name, text]) => [name.slice(prefix.length), text])) }
}

/** What was wrong with it, by the names of its own form. */
export function refusedAction(bounced: BouncedForm | null): { action: string; errors: AnswerProblem[] } | null {
  const action = bounced?.values.action
  if (!bounced || !action) return null
  const own = bounced.problems.filter((problem) => problem.name.startsWith(prefix))
  return {
    action,
    errors: own.map(({ params = {}, ...problem }) => ({ ...problem, params, name: problem.name.slice(prefix.length) })),
  }
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The texts that were typed into it, to be shown when the action is no longer there; ids of files are none. */
export function typedTexts(bounced: BouncedForm): string[] {
  const texts = Object.values(typedAction(bounced)?.inputs ?? {})
  return [...new Set(texts.filter((text) => text.trim() !== '' && !uuid.test(text)))]
}
