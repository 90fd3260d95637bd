import 'server-only'
import { isDate } from '@/lib/calendar/day-number'
import { readName } from '@/lib/forms/fields/person'
import { today } from '@/lib/kernel/clock'
import { invalid, type Problem, Refusal } from '@/lib/kernel/refusal'
import { fieldContext } from '../field-context'
import { identifyPerson } from '../identify-person'
import { numberProblem } from '../number-problem'
import type { IdKind } from '../residents'
import { readCard } from './read-card'

export type TypedPerson = {
  /** What a card reader typed. */
  cardLine?: string
  papers: 'yes' | 'no'
  idNumber?: string
  name?: string
  birth?: string
  sex?: '' | '1' | '2'
  phone?: string
}
/** `idNumber` is null for a person without papers: the office gives a number. */
export type NewPerson = {
  idKind: IdKind
  idNumber: string | null
  name: string
  birth: string | null
  sex: string | null
  phone: string | null
  /** Told by a card and seen by the clerk. */
  nation?: string
  address?: string
}

/**
 * Reads what was typed, or what a card reader typed, into one person; refuses with every problem at once. Birth and sex come
 * from the number where it tells them. A card's words fill only what was left empty.
 */
export function readNewPerson(typed: TypedPerson): NewPerson {
  const card = typed.cardLine ? readCard(typed.cardLine) : null
  if (typed.cardLine && !card) throw invalid('cardLine', 'card-line')
  const name = readName(typed.name || card?.name || '')
  const phone = phoneOf(typed.phone)
  const identity =
    typed.papers === 'no' ? withoutPapers(typed) : byNumber(typed.idNumber || card?.idNumber || '', typed)
  const problems: Problem[] = [
    ...(name.problems.length > 0 ? [{ name: 'name', code: 'person-name' }] : []),
    ...identity.problems,
    ...(phone === undefined ? [{ name: 'phone', code: 'mobile' }] : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', 'invalid', problems)
  const more = card ? { nation: card.nation, address: card.address } : {}
  return { ...identity.person, name: name.value, phone: phone ?? null, ...more }
}

type Identity = { person: Omit<NewPerson, 'name' | 'phone'>; problems: Problem[] }

function byNumber(raw: string, typed: TypedPerson): Identity {
  const read = identifyPerson(raw)
  const nothing = { idKind: 'citizen-id', idNumber: null, birth: null, sex: null } as const
  if (raw.trim() === '') return { person: nothing, problems: [{ name: 'idNumber', code: 'required' }] }
  if (!read.ok) return { person: nothing, problems: [{ name: 'idNumber', code: numberProblem(read.reason) }] }
  const sex = read.sex ?? (typed.sex || null)
  return { person: { idKind: read.kind, idNumber: read.value, birth: read.birthDate, sex }, problems: [] }
}

/** Somebody without papers is told apart by name, birth and sex alone, so all of them are asked. */
function withoutPapers({ birth = '', sex = '' }: TypedPerson): Identity {
  const problems: Problem[] = [
    ...(isDate(birth) && birth <= today() && birth >= '1900-01-01' ? [] : [{ name: 'birth', code: 'date' }]),
    ...(sex === '' ? [{ name: 'sex', code: 'required' }] : []),
  ]
  return { person: { idKind: 'temporary', idNumber: null, birth, sex }, problems }
}

/** Undefined when it is no phone number, null when none was typed. */
function phoneOf(raw: string | undefined): string | null | undefined {
  if (!raw || raw.trim() === '') return null
  const read = fieldContext().phone(raw)
  return read.ok ? read.value : undefined
}
