import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function PhoneField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const own = props.field.of === 'person.mobile' && props.density === 'resident'
  return (
    <TextInput
      {...frameOf(props, t('hints.phone'))}
      value={props.inputs[props.name]}
      type="tel"
      inputMode="tel"
      autoComplete={own ? 'tel' : 'off'}
      size={18}
    />
  )
}
