/** What every field may say beside its input. `id` is also the id of the input, or of the first one of a group. */
export type FieldProps = {
  id: string
  name: string
  label: string
  hint?: string
  error?: string
  required?: boolean
}

/** The attributes that tie an input to its hint and error, which `FieldFrame` and `FieldGroup` print under these ids. */
export function fieldAria(field: { id: string; hint?: string; error?: string; required?: boolean }) {
  const described = [field.hint && `${field.id}-hint`, field.error && `${field.id}-error`].filter(Boolean).join(' ')
  return {
    'aria-describedby': described || undefined,
    'aria-invalid': field.error ? (true as const) : undefined,
    'aria-required': field.required || undefined,
  }
}
