import type { Text } from '@/lib/text/text'
import { isKnown } from './conditions'
import type { Field, Form } from './schema'

/** What the office knows of one element: value, where from, since when (date), and from when on it must be asked again. */
export type Known = { value: unknown; source: string; at: string; staleOn?: string; verified?: boolean }

/**
 * One question with what is known about its answer. `known`: shown with its provenance, not asked. `stale`: shown, to be
 * confirmed. `missing`: asked. `group` is the index of the form's group; questions about the party have none.
 */
export type Question = { field: Field; state: 'known' | 'stale' | 'missing'; known?: Known; group?: number }

type PartyElement = Pick<Field, 'type' | 'codes' | 'kind' | 'accept' | 'level'> & { element: string }

/** What an item may need to know of a party (`needs`), as data elements of the register. */
export const partyElements = {
  name: { element: 'person.name', type: 'text' },
  id: { element: 'person.identity_number', type: 'identifier', kind: 'citizen-id', level: 4 },
  birth: { element: 'person.birth_date', type: 'date', level: 3 },
  sex: { element: 'person.sex', type: 'choice', codes: 'sex' },
  phone: { element: 'person.mobile', type: 'phone', level: 3 },
  hukou: { element: 'person.hukou_division', type: 'division' },
  living: { element: 'person.living_address', type: 'address', level: 3 },
  account: { element: 'person.bank_account', type: 'account', level: 4 },
  photo: { element: 'person.photo', type: 'file', accept: 'photo', level: 4 },
  education: { element: 'person.education', type: 'choice', codes: 'education' },
} as const satisfies Record<string, PartyElement>
export type PartyNeed = keyof typeof partyElements

export type PlanInput = {
  form: Form
  needs: readonly PartyNeed[]
  /** By element: `person.mobile`. */
  known: Readonly<Record<string, Known>>
  today: string
  /** Labels of elements, as the office's definition of elements has them. */
  labelOf: (element: string) => Text
}

/** Which questions are answered already, which must be confirmed and which asked: the same element is asked only once. */
export function planQuestions(input: PlanInput): { party: Question[]; fields: Question[]; ask: Question[] } {
  const party = partyFields(input.needs, input.labelOf).map((field) => question(field, input))
  const asked = new Set(party.map(({ field }) => field.of))
  const fields = input.form.flatMap((group, index) =>
    group.fields
      .filter((field) => field.value === undefined && !(field.of !== undefined && asked.has(field.of)))
      .map((field) => ({ ...question(field, input), group: index })),
  )
  return { party, fields, ask: [...party, ...fields].filter(({ state }) => state !== 'known') }
}

/** The questions about a party as fields, keyed by need; all required. */
export function partyFields(needs: readonly PartyNeed[], labelOf: (element: string) => Text): Field[] {
  return [...new Set(needs)].map((need) => {
    const { element, ...rest } = partyElements[need]
    return { key: need, label: labelOf(element), of: element, required: true, ...rest }
  })
}

/** Answers that are known for a plan's questions, by field key; stale ones are included, to be confirmed. */
export function knownAnswers(questions: readonly Question[]): Record<string, unknown> {
  return Object.fromEntries(questions.flatMap(({ field, known }) => (known ? [[field.key, known.value]] : [])))
}

function question(field: Field, { known, today }: PlanInput): Question {
  const found = field.of !== undefined && Object.hasOwn(known, field.of) ? known[field.of] : undefined
  if (!found || !isKnown(found.value)) return { field, state: 'missing' }
  const stale = found.staleOn !== undefined && found.staleOn <= today
  return { field, state: stale ? 'stale' : 'known', known: found }
}
