import 'server-only'
import { readAnswers } from '@/lib/forms/answers'
import type { Form } from '@/lib/forms/schema'
import { type Scope, withAnswers } from '@/lib/forms/scope'
import { Refusal } from '@/lib/kernel/refusal'
import type { LoadedCase } from './load-case'
import { readContext } from './read-context'
import type { RuleContext } from './rules/state'

/**
 * Reads what a form of an action or a task was answered, or refuses with `invalid` and every problem at once. Input names
 * stand under `asked`, so that a refused page can be shown again with all that was typed.
 */
export function readAsked(
  loaded: LoadedCase,
  ctx: RuleContext,
  asked: { form: string | undefined | null; input: unknown; action?: string },
) {
  if (!asked.form) return null
  const form: Form = ctx.compiled.forms[asked.form] ?? []
  const scope = askedScope(ctx.scope(loaded.state), asked.action)
  const read = readAnswers({
    form,
    input: asked.input ?? {},
    scope: withAnswers(scope, {}),
    ctx: readContext({ ...loaded, scope }),
  })
  if (read.errors.length > 0) {
    throw new Refusal(
      'invalid',
      'invalid',
      read.errors.map((each) => ({ ...each, name: `asked.${each.name}` })),
    )
  }
  return read.answers
}

/** The scope of the form of an action: its own answers stand at `$asked.<action>`, those of the application stay. */
export function askedScope(scope: Scope, action: string | undefined): Scope {
  return action ? { ...scope, at: `asked.${action}` } : scope
}
