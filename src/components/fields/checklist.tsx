import { ChoicesField } from './choices'
import type { FieldInputProps } from './field-props'

export function ChecklistField(props: FieldInputProps) {
  return <ChoicesField {...props} />
}
