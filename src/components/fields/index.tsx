import type { ComponentType } from 'react'
import type { FieldType } from '@/lib/forms/schema'
import { AccountField } from './account'
import { AddressField } from './address'
import { ChecklistField } from './checklist'
import { ChoiceField } from './choice'
import { ChoicesField } from './choices'
import { ConsentField } from './consent'
import { DateField } from './date'
import { DateRangeField } from './date-range'
import { DateTimeField } from './date-time'
import { DivisionField } from './division'
import { EntryField } from './entry'
import type { FieldInputProps } from './field-props'
import { FileField } from './file'
import { IdentifierField } from './identifier'
import { LongTextField } from './long-text'
import { MoneyField } from './money'
import { NumberField } from './number'
import { OrganisationField } from './organisation'
import { PersonField } from './person'
import { PhoneField } from './phone'
import { PlaceField } from './place'
import { PointField } from './point'
import { RowsField } from './rows'
import { ScoreField } from './score'
import { SlotField } from './slot'
import { TextField } from './text'
import { YesNoField } from './yes-no'

const cells = {
  text: TextField,
  'long-text': LongTextField,
  number: NumberField,
  money: MoneyField,
  date: DateField,
  'date-time': DateTimeField,
  'date-range': DateRangeField,
  'yes-no': YesNoField,
  choice: ChoiceField,
  choices: ChoicesField,
  checklist: ChecklistField,
  score: ScoreField,
  entry: EntryField,
  person: PersonField,
  organisation: OrganisationField,
  identifier: IdentifierField,
  phone: PhoneField,
  address: AddressField,
  division: DivisionField,
  place: PlaceField,
  point: PointField,
  slot: SlotField,
  account: AccountField,
  file: FileField,
  consent: ConsentField,
} satisfies Partial<Record<FieldType, ComponentType<FieldInputProps>>>

/** How each type of question is drawn. */
export const fieldComponents = {
  ...cells,
  rows: (props: FieldInputProps) => <RowsField {...props} cells={cells} />,
} satisfies Record<FieldType, ComponentType<FieldInputProps>>
