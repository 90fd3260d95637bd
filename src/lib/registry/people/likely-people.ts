import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import type { Transaction } from '@/lib/kernel/transaction'
import { knownFactsOf } from '../facts'
import { nearNumbers } from '../identifiers/near-numbers'
import { type Found, findByAny, numberMac } from '../lookups'
import { readPeople } from '../read-people'
import { nameForms, plainName } from './name-forms'

export type Candidate = {
  idNumber: string | null
  name: string
  birth: string | null
  phone: string | null
}
/** Why somebody may be the same person: `number` (it is theirs, under another name), `slip` (one wrong digit), `birth`, `phone`. */
export type Likely = { id: string; why: 'number' | 'slip' | 'birth' | 'phone' }

/**
 * People of the own street who may be the one that is being added: the same number under another name, a number one slip
 * away, the same name with the same birth date or phone. Nobody when number and name are known: then it is that person. Asks the same four questions whatever is known elsewhere, so
 * neither the answer nor its time tells of another street.
 */
export async function likelyPeople(tx: Transaction, actor: Actor, candidate: Candidate): Promise<Likely[]> {
  const { idNumber, name } = candidate
  const id = (number: string): Found => ({ field: 'id', value: numberMac('id', number) })
  const holders = await findByAny(tx, actor, idNumber ? [id(idNumber)] : [])
  const slips = await findByAny(tx, actor, idNumber ? nearNumbers(idNumber).map(id) : [])
  const namesakes = await findByAny(
    tx,
    actor,
    nameForms(name).map((value) => ({ field: 'name', value })),
  )
  const people = await readPeople(tx, [...new Set([...holders, ...slips, ...namesakes])])
  const phones = await knownFactsOf(tx, namesakes, ['person.mobile', 'person.second_phone', 'person.third_phone'])
  if (people.some((person) => holders.includes(person.id) && sameName(person.name, name))) return []
  return people.flatMap((person): Likely[] => {
    if (holders.includes(person.id)) return [{ id: person.id, why: 'number' }]
    if (slips.includes(person.id)) return [{ id: person.id, why: 'slip' }]
    if (candidate.birth && person.birth === candidate.birth) return [{ id: person.id, why: 'birth' }]
    const known = Object.values(phones.get(person.id) ?? {}).map(({ value }) => value)
    return candidate.phone && known.includes(candidate.phone) ? [{ id: person.id, why: 'phone' }] : []
  })
}

function sameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other)
}
