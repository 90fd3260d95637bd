import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Field, Form } from '@/lib/forms/schema'

/** The code list of the groups that people belong to, with whatever lists stand beside it. */
const groupCodes = 'priority_group'

const fieldsOf = (register: Register): Field[] => register.fields.flatMap((group) => group.fields)

/** The ledger in which the office notes who belongs to which group since when; undefined when it keeps none. */
export function groupRegister(office: Office): Register | undefined {
  return office.documents.find(
    (each): each is Register & typeof each => each.kind === 'register' && groupField(each) !== undefined,
  ) as Register | undefined
}

/** The question of a ledger that names the group. */
export function groupField(register: Register): Field | undefined {
  return fieldsOf(register).find((field) => field.codes === groupCodes)
}

/** The questions of a ledger without those that the page of a person answers by itself. */
export function withoutPerson(register: Register): Form {
  return register.fields
    .map((group) => ({ ...group, fields: group.fields.filter(({ type }) => type !== 'person') }))
    .filter((group) => group.fields.length > 0)
}

/** The key of the question that says whom an entry is about. */
export function personKey(register: Register): string | undefined {
  return fieldsOf(register).find(({ type }) => type === 'person')?.key
}

/** The question for the number of a disability certificate, and those for what such a number tells. */
export function certificateFields(register: Register) {
  const fields = fieldsOf(register)
  return {
    certificate: fields.find(({ kind }) => kind === 'disability-certificate')?.key,
    category: fields.find(({ codes }) => codes === 'disability_category')?.key,
    grade: fields.find(({ codes }) => codes === 'disability_grade')?.key,
  }
}

/** Questions whose answers are data elements of a person. */
export function elementFields(register: Register): { key: string; element: string }[] {
  return fieldsOf(register).flatMap(({ key, of }) => (of === undefined ? [] : [{ key, element: of }]))
}
