import { Textarea } from '@/components/ui/textarea'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function LongTextField(props: FieldInputProps) {
  return (
    <Textarea
      {...frameOf(props)}
      value={props.inputs[props.name]}
      rows={props.density === 'staff' ? 3 : 5}
      maxLength={5000}
    />
  )
}
