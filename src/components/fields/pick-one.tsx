import { Radios } from '@/components/ui/radios'
import { type Choice, Select } from '@/components/ui/select'
import type { FieldInputProps } from './field-props'
import { frameOf } from './frame-of'

/** One of a list: radio buttons while it is short (12 for residents, 4 in tables and on dense screens), else a select. */
export function PickOne({ field, choices }: { field: FieldInputProps; choices: Choice[] }) {
  const value = field.inputs[field.name]
  const dense = field.density === 'staff' || field.name.includes('.')
  const few = choices.length <= (dense ? 4 : 12)
  if (!few) return <Select {...frameOf(field)} choices={choices} value={value} />
  return <Radios {...frameOf(field)} choices={choices} value={value} inline={choices.length <= 4} />
}
