import type { ReactNode } from 'react'
import { ChoiceRow } from './choice-row'
import { classList } from './class-list'
import type { FieldProps } from './field-aria'
import { FieldGroup } from './field-group'
import type { Choice } from './select'

type RadiosProps = FieldProps & {
  choices: Choice[]
  value?: string
  chip?: ReactNode
  /** Side by side, for short answers such as 是 and 否. */
  inline?: boolean
}

/** One of a few. The first input carries the field's id, so a link of the error summary lands on it. */
export function Radios({ choices, value, chip, inline, ...field }: RadiosProps) {
  return (
    <FieldGroup {...field} chip={chip}>
      <div className={classList('grid gap-2', inline && 'sm:flex sm:flex-wrap sm:[&>label]:min-w-32')}>
        {choices.map((choice, at) => (
          <ChoiceRow
            key={choice.value}
            id={at === 0 ? field.id : `${field.id}-${choice.value}`}
            name={field.name}
            type="radio"
            choice={choice}
            checked={choice.value === value}
            invalid={Boolean(field.error)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
