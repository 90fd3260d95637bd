import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function PersonField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return (
    <Parts field={props}>
      <TextInput
        {...partFrame(props, { name: 'name', label: t('parts.name'), required: props.required })}
        autoComplete="off"
        maxLength={100}
      />
      <TextInput
        {...partFrame(props, {
          name: 'id',
          label: t('parts.id'),
          hint: t('hints.identifier'),
          required: props.field.kind !== undefined && props.required,
        })}
        autoComplete="off"
        maxLength={40}
        size={24}
      />
      <TextInput
        {...partFrame(props, { name: 'phone', label: t('parts.phone') })}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        size={18}
      />
    </Parts>
  )
}
