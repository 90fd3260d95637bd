import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function DateRangeField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return (
    <Parts field={props} hint={t('hints.date')}>
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          {...partFrame(props, { name, label: t(`parts.${name}`), required: props.required })}
          inputMode="numeric"
          autoComplete="off"
          size={16}
        />
      ))}
    </Parts>
  )
}
