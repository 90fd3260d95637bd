import type { ReactNode } from 'react'
import { FieldGroup } from '@/components/ui/field-group'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

/** Several inputs that are one question. The anchor takes the focus when an error of the whole question is followed. */
export function Parts({ field, hint, children }: { field: FieldInputProps; hint?: string; children: ReactNode }) {
  const { id, name: _, ...frame } = frameOf(field, hint)
  return (
    <FieldGroup id={id} {...frame}>
      <span id={id} tabIndex={-1} />
      <div className={field.density === 'staff' ? 'grid items-end gap-3 sm:grid-cols-3' : 'grid gap-4'}>{children}</div>
    </FieldGroup>
  )
}
