import { useTranslations } from 'next-intl'
import type { FieldInputProps } from './field-props'
import { PickOne } from './pick-one'

export function ScoreField(props: FieldInputProps) {
  const t = useTranslations('fields')
  const { field, source } = props
  const labels = new Map(
    (field.codes === undefined ? [] : source.codes(field.codes)).map(({ value, label }) => [value, label]),
  )
  const choices = Object.entries(field.points ?? {}).map(([value, points]) => ({
    value,
    label: t('words.points', { label: labels.get(value) ?? value, points }),
  }))
  return <PickOne field={props} choices={choices} />
}
