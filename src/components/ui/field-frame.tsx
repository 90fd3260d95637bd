import type { ReactNode } from 'react'
import { classList } from './class-list'
import { FieldLabel } from './field-label'
import { FieldMessage } from './field-message'

type FieldFrameProps = {
  id: string
  label: string
  hint?: string
  error?: string
  required?: boolean
  /** Where a filled-in value comes from, a `ProvenanceChip`. */
  chip?: ReactNode
  children: ReactNode
}

/** Label, hint and error around one input, which takes `id` and `fieldAria(…)`. */
export function FieldFrame({ id, label, hint, error, required, chip, children }: FieldFrameProps) {
  return (
    <div className={classList(error && 'border-l-4 border-red pl-4')}>
      <label htmlFor={id} className="mb-1 block">
        <FieldLabel label={label} required={required} chip={chip} />
      </label>
      <FieldMessage id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}
