import type { ReactNode } from 'react'
import type { Choice } from '@/components/ui/select'
import type { Column } from '@/lib/forms/fields/field-kind'
import type { Text } from '@/lib/text/text'

/** What a form needs to know of the office to draw its questions. All texts are in the language of the page. */
export type FieldSource = {
  say: (text: Text) => string
  /** The entries of a code list. */
  codes: (list: string) => Choice[]
  /** What may be picked for an `entry`, `slot`, `place`, `division` or `address` field; nothing: it is typed. */
  options?: (field: Column) => Choice[] | undefined
  /** Name of an uploaded file. */
  fileName?: (id: string) => string | undefined
  /** For pages on which files are received one by one before the form is sent: where, and what is there already. */
  upload?: (name: string) => UploadPlace | undefined
  /** People who must sign, for a name of the cast. */
  signers?: (name: string) => readonly { name: string }[]
  /** The text that a consent field agrees to. */
  consentText?: (template: string) => ReactNode
  /** Where a value that is filled in already came from; `on` is a date. */
  known?: (field: Column) => { source: string; on?: string } | undefined
  /** Text of a computed field; nothing: it is not shown. */
  computedText?: (field: Column) => string | undefined
}

export type UploadedFile = { id: string; name: string; state: 'pending' | 'safe' | 'refused'; problem?: string | null }

/** Ids of two forms that stand elsewhere on the page (forms cannot be nested): one receives a file, one takes it back. */
export type UploadPlace = { receive: string; remove: string; files: readonly UploadedFile[] }

export type Density = 'resident' | 'staff'

/** What every field component takes. `inputs` and `errors` are those of the whole form, by input name. */
export type FieldInputProps = {
  field: Column
  name: string
  inputs: Record<string, string>
  errors: Record<string, string>
  source: FieldSource
  required: boolean
  density: Density
}
