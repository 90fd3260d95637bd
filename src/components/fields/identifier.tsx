import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function IdentifierField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return (
    <TextInput
      {...frameOf(props, t('hints.identifier'))}
      value={props.inputs[props.name]}
      autoComplete="off"
      maxLength={40}
      size={26}
    />
  )
}
