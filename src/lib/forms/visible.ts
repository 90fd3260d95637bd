import { passes } from './conditions'
import type { Field, Form, Group } from './schema'
import { type Answers, type Scope, withAnswers } from './scope'

/** Indexes of the groups that ask something, given the answers in scope: each is one page. */
export function visibleGroups(form: Form, scope: Scope): number[] {
  return form.flatMap((group, index) =>
    visibleFields(group, scope).some((field) => field.value === undefined) ? [index] : [],
  )
}

/** Fields of a group that are visible, computed ones included, given the answers in scope. */
export function visibleFields(group: Group, scope: Scope): Field[] {
  return passes(group.if, scope) ? group.fields.filter((field) => passes(field.if, scope)) : []
}

/** Keys of all fields that are visible with these answers. */
export function visibleKeys(form: Form, answers: Answers, scope: Scope): Set<string> {
  return new Set(form.flatMap((group) => visibleFields(group, withAnswers(scope, answers))).map((field) => field.key))
}

/** Answers of visible fields: one round, because taking one out can hide another. */
export function visibleOnly(form: Form, answers: Answers, scope: Scope): Answers {
  const keys = visibleKeys(form, answers, scope)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}
