import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function DateField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const birthday = props.field.of === 'person.birth_date'
  return (
    <TextInput
      {...frameOf(props, t('hints.date'))}
      value={props.inputs[props.name]}
      inputMode="numeric"
      autoComplete={birthday ? 'bday' : 'off'}
      size={16}
    />
  )
}
