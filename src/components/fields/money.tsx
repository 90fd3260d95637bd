import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function MoneyField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return (
    <TextInput
      {...frameOf(props)}
      value={props.inputs[props.name]}
      inputMode="decimal"
      autoComplete="off"
      size={16}
      suffix={t('parts.yuan')}
    />
  )
}
