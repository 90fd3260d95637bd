import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function NumberField(props: FieldInputProps) {
  return (
    <TextInput {...frameOf(props)} value={props.inputs[props.name]} inputMode="decimal" autoComplete="off" size={12} />
  )
}
