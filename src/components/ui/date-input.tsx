import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FieldProps, fieldAria } from './field-aria'
import { FieldGroup } from './field-group'
import { inputClass } from './input-class'

type DateInputProps = FieldProps & {
  /** What was typed before, also when it was wrong. */
  value?: { year?: string; month?: string; day?: string }
  chip?: ReactNode
  birthday?: boolean
}

const parts = [
  { part: 'year', width: '7.5ch', most: 4, autofill: 'bday-year' },
  { part: 'month', width: '5.5ch', most: 2, autofill: 'bday-month' },
  { part: 'day', width: '5.5ch', most: 2, autofill: 'bday-day' },
] as const

/**
 * A date typed as year, month and day, easier than a calendar for dates long ago. It posts `<name>.year`,
 * `<name>.month` and `<name>.day`.
 */
export function DateInput({ value = {}, chip, birthday, ...field }: DateInputProps) {
  const t = useTranslations('ui')
  return (
    <FieldGroup {...field} chip={chip}>
      <div className="flex flex-wrap gap-3">
        {parts.map(({ part, width, most, autofill }, at) => {
          const id = at === 0 ? field.id : `${field.id}-${part}`
          return (
            <div key={part} className="flex items-center gap-2">
              <input
                {...fieldAria({ ...field, hint: undefined })}
                id={id}
                name={`${field.name}.${part}`}
                inputMode="numeric"
                maxLength={most}
                autoComplete={birthday ? autofill : 'off'}
                defaultValue={value[part]}
                className={inputClass({ error: Boolean(field.error), known: chip !== undefined }, 'tabular-nums')}
                style={{ width }}
              />
              <label htmlFor={id}>{t(part)}</label>
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
