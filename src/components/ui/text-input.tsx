import type { InputHTMLAttributes, ReactNode } from 'react'
import { type FieldProps, fieldAria } from './field-aria'
import { FieldFrame } from './field-frame'
import { inputClass } from './input-class'

type TextInputProps = FieldProps & {
  value?: string
  /** A `ProvenanceChip`; its presence also tints the box as already known. */
  chip?: ReactNode
  type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'number' | 'date' | 'datetime-local'
  /** A unit after the box, such as 元. */
  suffix?: string
  /** About how many characters fit; without it the box fills the line. */
  size?: number
} & Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'autoComplete'
    | 'inputMode'
    | 'maxLength'
    | 'minLength'
    | 'pattern'
    | 'placeholder'
    | 'readOnly'
    | 'min'
    | 'max'
    | 'step'
    | 'list'
  >

/** One line of text. `required` is announced but checked by the server, so that the browser's bubbles never appear. */
export function TextInput({ value, chip, type = 'text', suffix, size, ...rest }: TextInputProps) {
  const { id, name, label, hint, error, required, ...native } = rest
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} chip={chip}>
      <span className="flex items-center gap-2">
        <input
          {...native}
          {...fieldAria(rest)}
          id={id}
          name={name}
          type={type}
          defaultValue={value}
          className={inputClass({ error: Boolean(error), known: chip !== undefined })}
          style={size === undefined ? undefined : { maxWidth: `${size + 3}ch` }}
        />
        {suffix}
      </span>
    </FieldFrame>
  )
}
