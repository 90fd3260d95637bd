import type { FieldInputProps } from './field-props'
import { ReferenceField } from './reference'

export function SlotField(props: FieldInputProps) {
  return <ReferenceField {...props} />
}
