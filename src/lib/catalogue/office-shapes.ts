import { all, find, type Library } from './library'
import { partyNeeds } from './schema'
import { any, date, file, list, number, object, type Shape, text } from './shape'

const unitWords = ['unit', 'grid', 'community', 'street', 'district', 'city'] as const
type UnitWord = (typeof unitWords)[number]

/**
 * A unit of the organisation, or a place that lies in units: `.street`, `.district` … lead upwards, a department's key
 * leads to that department of the unit (`$case.street.<department>`).
 */
export function unitShape(books: Library, level: UnitWord = 'unit'): Shape {
  return {
    type: 'unit',
    props: () => ({
      ...Object.fromEntries(unitWords.map((word) => [word, unitShape(books, word)])),
      name: text,
      phone: text,
      indicator: any,
    }),
    more: (word) => departmentShape(books, { level, word }),
  }
}

function departmentShape(books: Library, asked: { level: UnitWord; word: string }): Shape | undefined {
  const department = find(books, 'departments', 'departments')?.departments.find((one) => one.key === asked.word)
  if (!department) return undefined
  const fits = asked.level === 'unit' || asked.level === department.level
  return fits ? unitShape(books) : undefined
}

/** Departments that may follow after a unit of a level, for sentences. */
export function departmentKeys(books: Library): string[] {
  return all(books, 'departments').flatMap((document) => document.departments.map((one) => one.key))
}

const derived: Readonly<Record<string, readonly string[]>> = { age: ['id', 'birth'], birth: ['id'], sex: ['id'] }

/** Whether an item that asks a party for `needs` knows this word of it: name always, age, birth and sex from the number. */
function knowsOfParty(needs: readonly string[], word: string): boolean {
  return word === 'name' || needs.includes(word) || (derived[word] ?? []).some((source) => needs.includes(source))
}

/** A person, household or organisation that takes part. Words that `needs` leaves out are absent. */
export function partyShape(books: Library, needs: readonly string[] = partyNeeds): Shape {
  const words: Record<string, Shape> = {
    name: text,
    id: text,
    birth: date,
    sex: { type: 'text', codes: codesOfElement(books, 'person.sex') },
    phone: text,
    hukou: unitShape(books),
    living: unitShape(books),
    account: text,
    photo: file,
    education: { type: 'text', codes: codesOfElement(books, 'person.education') },
    age: number,
  }
  const known = Object.entries(words).map(([word, shape]) => [
    word,
    knowsOfParty(needs, word) ? shape : ({ type: 'absent' } as const),
  ])
  return { type: 'party', props: () => ({ ...Object.fromEntries(known), balance: any }) }
}

function codesOfElement(books: Library, element: string): string | undefined {
  return find(books, 'elements', 'elements')?.elements.find((one) => one.element === element)?.codes
}

/** The case itself. `stages`: names that `$case.stage` can have. */
export function caseShape(books: Library, stages: readonly string[]): Shape {
  const child = object({ no: text, stage: text, phase: text, outcome: text, service: text })
  const material = object({ key: text, name: text, get: text, state: text, due: date })
  return object({
    no: text,
    stage: { type: 'text', only: stages },
    outcome: text,
    receivedAt: date,
    acceptedAt: date,
    decidedAt: date,
    closedAt: date,
    dueAt: date,
    legalDueAt: date,
    materials: list(material),
    children: list(child),
    kin: list(partyShape(books)),
    unit: unitShape(books),
    community: unitShape(books, 'community'),
    street: unitShape(books, 'street'),
    district: unitShape(books, 'district'),
    city: unitShape(books, 'city'),
  })
}
