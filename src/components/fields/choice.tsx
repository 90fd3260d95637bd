import type { FieldInputProps } from './field-props'
import { PickOne } from './pick-one'

export function ChoiceField(props: FieldInputProps) {
  const { field, source } = props
  return <PickOne field={props} choices={field.codes === undefined ? [] : source.codes(field.codes)} />
}
