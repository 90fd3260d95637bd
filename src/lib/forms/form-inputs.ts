import { fieldKinds } from './fields/index'
import { joined } from './names'
import type { Form } from './schema'
import type { Answers } from './scope'

/** Inputs of a form that shows these answers, by input name. */
export function formInputs(form: Form, answers: Answers): Record<string, string> {
  const pairs = form.flatMap((group) =>
    group.fields.flatMap((field) =>
      Object.entries(fieldKinds[field.type].toInputs(answers[field.key], field)).map(([part, text]) => [
        joined(field.key, part),
        text,
      ]),
    ),
  )
  return Object.fromEntries(pairs)
}
