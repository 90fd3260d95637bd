import type { ReactNode } from 'react'
import { classList } from './class-list'
import { fieldAria } from './field-aria'
import { FieldLabel } from './field-label'
import { FieldMessage } from './field-message'

type FieldGroupProps = {
  id: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  chip?: ReactNode
  children: ReactNode
}

/** Label, hint and error around several inputs that answer one question. */
export function FieldGroup({ id, label, hint, error, required, chip, children }: FieldGroupProps) {
  return (
    <div className={classList(error && 'border-l-4 border-red pl-4')}>
      <fieldset aria-describedby={fieldAria({ id, hint, error })['aria-describedby']} className="min-w-0">
        <legend className="mb-1">
          <FieldLabel label={label} required={required} chip={chip} />
        </legend>
        <FieldMessage id={id} hint={hint} error={error} />
        {children}
      </fieldset>
    </div>
  )
}
