import type { Field, FieldType, Form } from '@/lib/forms/schema'
import { formFields } from './form-fields'
import { find, type Library } from './library'
import { partyShape, unitShape } from './office-shapes'
import { any, boolean, date, file, list, number, object, type Shape, text } from './shape'

type Maker = (field: Field, books: Library) => Shape

const coded: Maker = (field) => ({ type: 'text', codes: field.codes })
const codedList: Maker = (field, books) => list(coded(field, books))
const located: Maker = (_, books) => unitShape(books)

const makers: Record<FieldType, Maker> = {
  text: () => text,
  'long-text': () => text,
  number: () => number,
  money: () => number,
  date: () => date,
  'date-time': () => date,
  'date-range': () => object({ from: date, to: date }),
  'yes-no': () => boolean,
  choice: coded,
  choices: codedList,
  checklist: codedList,
  score: () => number,
  entry: (field, books) => entryShape(books, field.register ?? ''),
  person: (_, books) => partyShape(books),
  organisation: (_, books) => partyShape(books),
  identifier: () => text,
  phone: () => text,
  address: located,
  division: located,
  place: (_, books) => placeShape(books),
  point: located,
  slot: () => object({ start: date, end: date }),
  account: () => text,
  file: () => file,
  consent: () => boolean,
  rows: (field, books) => list(fieldsShape(field.columns ?? [], books)),
}

/** What `$answers.<field>` stands for. */
export function fieldShape(field: Field, books: Library): Shape {
  return makers[field.type](field, books)
}

/** Answers to a form: one word for each question. */
export function formShape(form: Form, books: Library): Shape {
  return fieldsShape(
    formFields(form).map(({ field }) => field),
    books,
  )
}

function fieldsShape(fields: readonly Field[], books: Library): Shape {
  return { type: 'object', props: () => Object.fromEntries(fields.map((one) => [one.key, fieldShape(one, books)])) }
}

function placeShape(books: Library): Shape {
  const unit = unitShape(books)
  return { ...unit, props: () => ({ ...unit.props?.(), rented: boolean, address: text }) }
}

/** An entry of a register: its fields, and the unit, status and dates that every entry has. */
export function entryShape(books: Library, key: string): Shape {
  const register = find(books, 'register', key)
  if (!register) return any
  const unit = unitShape(books)
  const props = () => ({
    ...unit.props?.(),
    ...formShape(register.fields, books).props?.(),
    status: text,
    from: date,
    to: date,
    latest: any,
  })
  return { type: 'object', props }
}
