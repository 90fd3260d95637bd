import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Field, Form } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { today } from '@/lib/kernel/clock'

type Element = Office['elements'][number]

/** Kinds of values that a person can write down again by hand. */
const typed: readonly Field['type'][] = [
  'text',
  'phone',
  'division',
  'address',
  'choice',
  'choices',
  'date',
  'yes-no',
  'account',
]
/** These come with the identity document and change with it, at the counter. */
const identity = ['name', 'identity_kind', 'identity_number', 'birth_date', 'sex'].map((word) => `person.${word}`)

/** Whether a person can say online what an element should be. */
export function isCorrectable(element: Element): boolean {
  return element.of === 'person' && typed.includes(element.type as Field['type']) && !identity.includes(element.element)
}

/** The form that asks for the right value of an element. */
export function correctionForm({ type, label, codes, level }: Element): Form {
  const field = { key: 'value', type, label, required: true, level, ...(codes ? { codes } : {}) } as Field
  return [{ fields: [field] }]
}

/** The form asks one question that depends on nothing. */
export function correctionScope(): Scope {
  return { roots: { today: today() }, rate: () => undefined }
}
