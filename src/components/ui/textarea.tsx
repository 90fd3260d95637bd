import type { ReactNode } from 'react'
import { type FieldProps, fieldAria } from './field-aria'
import { FieldFrame } from './field-frame'
import { inputClass } from './input-class'

type TextareaProps = FieldProps & { value?: string; rows?: number; maxLength?: number; chip?: ReactNode }

/** Several lines of text. */
export function Textarea({ value, rows = 4, maxLength, chip, ...field }: TextareaProps) {
  const { id, name, label, hint, error, required } = field
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} chip={chip}>
      <textarea
        {...fieldAria(field)}
        id={id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        defaultValue={value}
        className={inputClass({ error: Boolean(error), known: chip !== undefined })}
      />
    </FieldFrame>
  )
}
