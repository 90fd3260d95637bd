import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/ui/text-input'
import type { FieldInputProps } from './field-props'
import { partFrame } from './frame-of'
import { Parts } from './parts'

export function AccountField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const { required } = props
  return (
    <Parts field={props}>
      <TextInput
        {...partFrame(props, { name: 'bank', label: t('parts.bank'), required })}
        autoComplete="off"
        maxLength={100}
      />
      <TextInput
        {...partFrame(props, { name: 'number', label: t('parts.number'), hint: t('hints.accountNumber'), required })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        size={26}
      />
      <TextInput
        {...partFrame(props, { name: 'holder', label: t('parts.holder') })}
        autoComplete="off"
        maxLength={100}
      />
    </Parts>
  )
}
