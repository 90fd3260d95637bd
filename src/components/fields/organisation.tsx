import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function OrganisationField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return (
    <Parts field={props}>
      <TextInput
        {...partFrame(props, { name: 'name', label: t('parts.organisation'), required: props.required })}
        autoComplete="organization"
        maxLength={100}
      />
      <TextInput
        {...partFrame(props, {
          name: 'creditCode',
          label: t('parts.creditCode'),
          hint: t('hints.creditCode'),
          required: props.field.kind !== undefined && props.required,
        })}
        autoComplete="off"
        maxLength={40}
        size={24}
      />
    </Parts>
  )
}
