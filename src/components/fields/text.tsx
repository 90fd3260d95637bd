import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

const autofill: Record<string, string> = { 'person.name': 'name', 'organisation.name': 'organization' }

export function TextField(props: FieldInputProps) {
  const { field, name, inputs } = props
  return (
    <TextInput
      {...frameOf(props)}
      value={inputs[name]}
      maxLength={500}
      autoComplete={autofill[field.of ?? ''] ?? 'off'}
    />
  )
}
