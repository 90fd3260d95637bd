import type { FieldType } from '../schema'
import { account } from './account'
import { address } from './address'
import { checklist } from './checklist'
import { choice } from './choice'
import { choices } from './choices'
import { consent } from './consent'
import { date } from './date'
import { dateRange } from './date-range'
import { dateTime } from './date-time'
import { division } from './division'
import { entry } from './entry'
import type { FieldKind } from './field-kind'
import { file } from './file'
import { identifier } from './identifier'
import { longText } from './long-text'
import { money } from './money'
import { number } from './number'
import { organisation } from './organisation'
import { person } from './person'
import { phone } from './phone'
import { place } from './place'
import { point } from './point'
import { rowsKind } from './rows'
import { score } from './score'
import { slot } from './slot'
import { text } from './text'
import { yesNo } from './yes-no'

const cellKinds = {
  text,
  'long-text': longText,
  number,
  money,
  date,
  'date-time': dateTime,
  'date-range': dateRange,
  'yes-no': yesNo,
  choice,
  choices,
  checklist,
  score,
  entry,
  person,
  organisation,
  identifier,
  phone,
  address,
  division,
  place,
  point,
  slot,
  account,
  file,
  consent,
} satisfies Partial<Record<FieldType, FieldKind>>

/** How each type of question is read, shown and written back. */
export const fieldKinds = { ...cellKinds, rows: rowsKind(cellKinds) } satisfies Record<FieldType, FieldKind>
