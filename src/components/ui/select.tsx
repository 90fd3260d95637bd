import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FieldProps, fieldAria } from './field-aria'
import { FieldFrame } from './field-frame'
import { inputClass } from './input-class'

export type Choice = { value: string; label: string; hint?: string }

type SelectProps = FieldProps & {
  choices: Choice[]
  value?: string
  chip?: ReactNode
  /** The words of the empty choice; `null` leaves it out. */
  empty?: string | null
}

/** One of many. With seven choices or fewer `Radios` are easier. */
export function Select({ choices, value, chip, empty, ...field }: SelectProps) {
  const t = useTranslations('ui')
  const { id, name, label, hint, error, required } = field
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} required={required} chip={chip}>
      <select
        {...fieldAria(field)}
        id={id}
        name={name}
        defaultValue={value ?? ''}
        className={inputClass({ error: Boolean(error), known: chip !== undefined }, 'max-w-full sm:w-auto sm:min-w-64')}
      >
        {empty !== null && <option value="">{empty ?? t('choose')}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
