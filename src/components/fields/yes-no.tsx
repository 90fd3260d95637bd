import { useTranslations } from 'next-intl'
import { Radios } from '@/components/ui/radios'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

export function YesNoField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const choices = (['yes', 'no'] as const).map((value) => ({ value, label: t(`words.${value}`) }))
  return <Radios {...frameOf(props)} choices={choices} value={props.inputs[props.name]} inline />
}
