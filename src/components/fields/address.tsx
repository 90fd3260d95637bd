import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function AddressField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const { required, density } = props
  const choices = props.source.options?.(props.field)
  const division = partFrame(props, { name: 'division', label: t('parts.division'), required })
  const own = props.field.of === 'person.living_address' && density === 'resident'
  return (
    <Parts field={props}>
      {choices ? <Select {...division} choices={choices} /> : <TextInput {...division} autoComplete="off" />}
      <TextInput
        {...partFrame(props, { name: 'detail', label: t('parts.detail'), required })}
        autoComplete={own ? 'street-address' : 'off'}
        maxLength={200}
      />
    </Parts>
  )
}
