import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'
import { PickOne } from './pick-one'

/** Something the office keeps: picked from what the page offers, or typed by its code when the page offers no list. */
export function ReferenceField({ hint, ...props }: FieldInputProps & { hint?: string }) {
  const choices = props.source.options?.(props.field)
  if (choices) return <PickOne field={props} choices={choices} />
  return <TextInput {...frameOf(props, hint)} value={props.inputs[props.name]} autoComplete="off" />
}
