import 'server-only'
import type { ShowContext } from '@/lib/forms/fields/field-kind'
import { formInputs } from '@/lib/forms/form-inputs'
import type { Field } from '@/lib/forms/schema'
import { fieldText } from '@/lib/forms/summary'
import type { Application } from './drafts/application'
import type { DraftData } from './drafts/draft-data'
import { changeable } from './drafts/save-draft'

/** One value that the office has of the applicant, in words, and how it is corrected when it may be. */
export type KnownRow = {
  field: Field
  label: string
  text: string
  source: string
  on: string
  /** Old enough to be confirmed with the person. */
  stale: boolean
  changeable: boolean
  changed: boolean
  /** What the input of a correction begins with: nothing for numbers that screens show only in part. */
  inputs: Record<string, string>
}

/** What is known of the applicant for an item, each with its provenance; numbers masked as the words say. */
export function knownRows(
  { party }: Application,
  { data, words }: { data: DraftData; words: ShowContext },
): KnownRow[] {
  return party.questions.flatMap(({ field, state, known }) => {
    if (!known || state === 'missing') return []
    const open = (field.level ?? 2) < 4
    return [
      {
        field,
        label: words.say(field.label),
        text: fieldText(field, known.value, words),
        source: known.source,
        on: known.at,
        stale: state === 'stale',
        changeable: changeable.includes(field.key),
        changed: data.changed.includes(field.key),
        inputs: open ? formInputs([{ fields: [field] }], { [field.key]: known.value }) : {},
      },
    ]
  })
}
