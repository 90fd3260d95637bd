import { useTranslations } from 'next-intl'
import type { FieldInputProps } from './field-props'
import { ReferenceField } from './reference'

export function PlaceField(props: FieldInputProps) {
  const t = useTranslations('fields')
  return <ReferenceField {...props} hint={t('hints.place')} />
}
