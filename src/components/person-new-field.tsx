import type { KeyboardEventHandler } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { fieldAria } from './ui/field-aria'
import { Icon } from './ui/icon'
import { inputClass } from './ui/input-class'

type PersonNewFieldProps = {
  id: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  type?: 'text' | 'tel'
  /** One of these, by value, instead of a box to type in. */
  choices?: Record<string, string>
  input: UseFormRegisterReturn
  /** Stands in the box before any script has arrived. */
  value: string
  words: { required: string; optional: string; error: string }
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>
}

/** A field of a form that runs in the browser, in the look and with the marks of `TextInput`, its words given. */
export function PersonNewField(props: PersonNewFieldProps) {
  const { id, label, hint, error, required, type = 'text', choices, words, onKeyDown } = props
  const input = { ...props.input, defaultValue: props.value }
  const look = inputClass({ error: Boolean(error) })
  const aria = fieldAria({ id, hint, error, required })
  return (
    <div className={error ? 'border-l-4 border-red pl-4' : undefined}>
      <label htmlFor={id} className="mb-1 flex flex-wrap items-center gap-x-2">
        <span className="font-semibold">{label}</span>
        <span className={required ? 'text-small text-seal' : 'text-small text-ink-faint'}>
          {required ? words.required : words.optional}
        </span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-small text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1 font-semibold text-red">
          <Icon name="alert" className="mr-1" />
          <span className="sr-only">{words.error}</span>
          {error}
        </p>
      )}
      {choices ? (
        <select {...input} {...aria} id={id} className={look}>
          {Object.entries(choices).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input {...input} {...aria} id={id} type={type} autoComplete="off" className={look} onKeyDown={onKeyDown} />
      )}
    </div>
  )
}
