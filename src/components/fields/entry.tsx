import type { FieldInputProps } from './field-props'
import { ReferenceField } from './reference'

export function EntryField(props: FieldInputProps) {
  return <ReferenceField {...props} />
}
