import type { ReactNode } from 'react'
import { ChoiceRow } from './choice-row'
import { classList } from './class-list'
import type { FieldProps } from './field-aria'
import { FieldGroup } from './field-group'
import type { Choice } from './select'

type CheckboxesProps = FieldProps & { choices: Choice[]; values?: string[]; chip?: ReactNode; columns?: 1 | 2 }

/** Any number of a few; every ticked box posts its value under the same name. */
export function Checkboxes({ choices, values = [], chip, columns = 1, ...field }: CheckboxesProps) {
  return (
    <FieldGroup {...field} chip={chip}>
      <div className={classList('grid gap-2', columns === 2 && 'sm:grid-cols-2')}>
        {choices.map((choice, at) => (
          <ChoiceRow
            key={choice.value}
            id={at === 0 ? field.id : `${field.id}-${choice.value}`}
            name={field.name}
            type="checkbox"
            choice={choice}
            checked={values.includes(choice.value)}
            invalid={Boolean(field.error)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
