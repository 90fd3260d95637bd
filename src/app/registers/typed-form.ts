import 'server-only'
import type { FormProblems } from '@/lib/web/form-problems'
import { formProblems } from '@/lib/web/form-problems'
import { bouncedForm } from '@/lib/web/page'

type FieldValues = { id: string; name: string; label: string; value?: string; error?: string }
/** What one input of a form is given: its name, an id of its own on the page, and what was typed and is wrong with it. */
export type FieldOf = ((name: string, label: string) => FieldValues) & {
  /** Everything that was ticked under one name. */
  ticked: (name: string) => string[]
}

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
  const fieldsOf = (form: string): FieldOf => {
    const own = form === act
    const field = (name: string, label: string) => {
      const typed = own ? { value: said.value(name), error: said.at(name) } : {}
      return { id: idOf(form, name), name, label, ...typed }
    }
    const ticked = (name: string) => (own ? tickedUnder(name, said.value) : [])
    return Object.assign(field, { ticked })
  }
  return { act, summary, fieldsOf }
}

/** One box is posted as a text, several as a numbered list. */
function tickedUnder(name: string, value: FormProblems['value']): string[] {
  const found = [value(name)]
  for (let at = 0; value(`${name}.${at}`) !== undefined; at += 1) found.push(value(`${name}.${at}`))
  return found.filter((each) => each !== undefined)
}
