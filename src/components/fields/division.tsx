import type { FieldInputProps } from './field-props'
import { ReferenceField } from './reference'

export function DivisionField(props: FieldInputProps) {
  return <ReferenceField {...props} />
}
