import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function DateTimeField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const { required } = props
  const day = partFrame(props, { name: 'date', label: t('parts.date'), hint: t('hints.date'), required })
  const time = partFrame(props, { name: 'time', label: t('parts.time'), hint: t('hints.time'), required })
  return (
    <Parts field={props}>
      <TextInput {...day} inputMode="numeric" autoComplete="off" size={16} />
      <TextInput {...time} autoComplete="off" size={8} />
    </Parts>
  )
}
