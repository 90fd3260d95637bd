import { ChoiceRow } from '@/components/ui/choice-row'
import { FieldGroup } from '@/components/ui/field-group'
import { indexesOf } from '@/lib/forms/names'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

/** Boxes to tick. Each posts under a name of its own, `benefits.3`, so that a plain map of names carries them all. */
export function ChoicesField(props: FieldInputProps) {
  const { field, name, inputs, source, density } = props
  const frame = frameOf(props)
  const choices = field.codes === undefined ? [] : source.codes(field.codes)
  const chosen = new Set(indexesOf(inputs, name).map((index) => inputs[`${name}.${index}`]))
  return (
    <FieldGroup {...frame}>
      <div className={density === 'staff' || choices.length > 7 ? 'grid gap-2 sm:grid-cols-2' : 'grid gap-2'}>
        {choices.map((choice, at) => (
          <ChoiceRow
            key={choice.value}
            id={at === 0 ? frame.id : `${frame.id}-${at}`}
            name={`${name}.${at}`}
            type="checkbox"
            choice={choice}
            checked={chosen.has(choice.value)}
            invalid={frame.error !== undefined}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
