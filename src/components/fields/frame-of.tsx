import type { ReactNode } from 'react'
import { ProvenanceChip } from '@/components/ui/provenance-chip'
import type { FieldInputProps } from './field-props'
import { inputId } from './input-id'

/** What a component of the kit wants to know of a question: id, name, label, hint, error, mark and provenance chip. */
export function frameOf(props: FieldInputProps, hint?: string) {
  const { field, name, errors, source, required } = props
  return {
    id: inputId(name),
    name,
    label: source.say(field.label),
    hint: field.help === undefined ? hint : source.say(field.help),
    error: errors[name],
    required,
    chip: chipOf(props),
  }
}

/** The same for one part of a question that has several inputs, such as the bank of an account. */
export function partFrame(
  props: FieldInputProps,
  part: { name: string; label: string; required?: boolean; hint?: string },
) {
  const name = `${props.name}.${part.name}`
  return {
    id: inputId(name),
    name,
    label: part.label,
    hint: part.hint,
    error: props.errors[name],
    required: part.required ?? false,
    value: props.inputs[name],
  }
}

function chipOf({ field, source }: FieldInputProps): ReactNode {
  const known = source.known?.(field)
  return known && <ProvenanceChip source={known.source} on={known.on} />
}
