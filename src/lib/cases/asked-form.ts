import 'server-only'
import { filesOf } from '@/lib/files/attach'
import { readAnswers } from '@/lib/forms/answers'
import { formInputs } from '@/lib/forms/form-inputs'
import type { Form } from '@/lib/forms/schema'
import { type Scope, withAnswers } from '@/lib/forms/scope'
import { evaluate } from '@/lib/forms/values'
import type { Transaction } from '@/lib/kernel/transaction'
import type { Locale } from '@/lib/text/locale'
import { type FormWords, formWords } from './form-words'
import type { LoadedCase } from './load-case'
import { askedScope } from './read-asked'
import { readContext } from './read-context'

export type AskedFile = { id: string; name: string; state: 'pending' | 'safe' | 'refused'; problem: string | null }

/** What an action or a task asks, ready to be drawn: inputs without the word `asked` before their names. */
export type AskedForm = {
  form: Form
  scope: Scope
  inputs: Record<string, string>
  words: FormWords
  /** Received for it and not handed in yet. */
  files: AskedFile[]
}

type Ground = Pick<LoadedCase, 'office' | 'pinned' | 'state'> & { scope: Scope }
type Asked = { name: string; form: Form; typed?: Record<string, string>; files?: AskedFile[]; locale: Locale }

/**
 * Prepares the form of an action (`name` is the action) or of a task (its group). What was typed decides what is visible
 * and is shown again; a fresh form begins with what its definition fills in.
 */
export async function askedForm({ name, form, typed, files = [], locale }: Asked, ground: Ground): Promise<AskedForm> {
  const scope = askedScope(ground.scope, name)
  const inputs = typed ?? prefilled(form, ground.scope)
  const empty = withAnswers(scope, {})
  const ctx = readContext({ ...ground, scope: empty })
  const { answers } = readAnswers({ form, input: inputs, scope: empty, ctx })
  const here = withAnswers(scope, answers)
  const words = await formWords(form, { ...ground, scope: here, answers }, locale)
  return { form, scope: here, inputs, words, files }
}

function prefilled(form: Form, scope: Scope): Record<string, string> {
  const fields = form.flatMap((group) => group.fields).filter((field) => field.prefill !== undefined)
  return formInputs(
    form,
    Object.fromEntries(
      fields.map((field) => [field.key, field.prefill === undefined ? undefined : evaluate(field.prefill, scope)]),
    ),
  )
}

/** Files that wait to be handed in with an action or task of a case, by the place they were received for. */
export async function waitingFiles(tx: Transaction, draft: string): Promise<Record<string, AskedFile[]>> {
  const waiting: Record<string, AskedFile[]> = {}
  for (const { field, id, name, state, problem } of await filesOf(tx, { draft })) {
    waiting[field] = [...(waiting[field] ?? []), { id, name, state, problem }]
  }
  return waiting
}
