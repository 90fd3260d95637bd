import 'server-only'
import type { FormProblems } from '@/lib/web/form-problems'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm } from '@/lib/web/page'

/** What one input of a form is given: its name, an id of its own on the page, and what was typed and is wrong with it. */
export type FieldOf = (
  name: string,
  label: string,
) => { id: string; name: string; label: string; value?: string; error?: string }

/** The forms of a page, of which one may come back refused; `act` says which. */
export type TypedForms = {
  act: string | undefined
  summary: FormProblems['summary']
  fieldsOf: (act: string) => FieldOf
}

/** Reads the refused form that a page with several forms is asked to show again (`?act=…&form=…`). */
export async function typedForms(asked: { act?: string; form?: string }): Promise<TypedForms> {
  const said = await formProblems(await bouncedForm(asked.form))
  const act = asked.form ? asked.act : undefined
  const idOf = (form: string, name: string) => `${form}-${name}`
  const summary = said.summary.map((each) => ({
    ...each,
    fieldId: each.fieldId && act ? idOf(act, each.fieldId) : undefined,
  }))
  const fieldsOf =
    (form: string): FieldOf =>
    (name, label) => {
      const own = form === act ? { value: said.value(name), error: said.at(name) } : {}
      return { id: idOf(form, name), name, label, ...own }
    }
  return { act, summary, fieldsOf }
}
