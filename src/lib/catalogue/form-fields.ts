import type { Field, Form } from '@/lib/forms/schema'

/** A question with its place in the form: `[0].fields[2]`, `[0].fields[2].columns[1]`. */
export type PlacedField = { field: Field; path: string }

/** The questions of a form, without the columns of its tables. */
export function formFields(form: Form): PlacedField[] {
  return form.flatMap((group, g) => group.fields.map((field, f) => ({ field, path: `[${g}].fields[${f}]` })))
}
