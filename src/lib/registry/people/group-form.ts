import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import { readAnswers } from '@/lib/forms/answers'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import type { Form } from '@/lib/forms/schema'
import { type Scope, withAnswers } from '@/lib/forms/scope'
import { groupField, groupRegister, withoutPerson } from './group-register'
import { entryScope, registerContext } from './register-context'

type Choice = { value: string; label: string }
export type GroupForm = {
  /** Key of the question that names the group; the others depend on it. */
  groupKey: string
  form: Form
  scope: Scope
  inputs: Record<string, string>
  codes: Record<string, Choice[]>
}

/** What joining a group asks, for the group that was chosen; null when the office keeps no ledger of groups. */
export function groupForm(
  office: Office,
  { ctx, typed, group }: { ctx: ShowContext; typed: Record<string, string>; group: string },
): GroupForm | null {
  const register = groupRegister(office)
  const groupKey = register && groupField(register)?.key
  if (!register || !groupKey) return null
  const form = withoutPerson(register)
  const inputs = group && !typed[groupKey] ? { ...typed, [groupKey]: group } : typed
  const read = registerContext(office)
  const { answers } = readAnswers({ form, input: inputs, scope: entryScope(), ctx: read })
  const lists = new Set(form.flatMap(({ fields }) => fields).flatMap(({ codes }) => (codes ? [codes] : [])))
  const choices = (list: string): Choice[] =>
    (read.codes(list) ?? []).map(({ code, label }) => ({ value: code, label: ctx.say(label) }))
  return {
    ...{ groupKey, form, inputs, scope: withAnswers(entryScope(), answers) },
    codes: Object.fromEntries([...lists].map((list) => [list, choices(list)])),
  }
}
