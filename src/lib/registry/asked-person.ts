import 'server-only'
import { readName } from '@/lib/forms/fields/person'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { identifyPerson } from './identify-person'
import { numberProblem } from './number-problem'
import { readPeople } from './read-people'
import { findOrAddResident, type NewResident, residentByNumber } from './residents'
import { idOrNone, textOrNone } from './typed-input'

/** Somebody whom a form names: a person of the own street by id, or anybody by number and name. */
export const askedPerson = { resident: idOrNone, idNumber: textOrNone(100), name: textOrNone(100) }
export type AskedPerson = { resident?: string; idNumber?: string; name?: string }

type Where = { unitPath: string; tieKind: NewResident['tieKind']; field: string }

/**
 * The person whom a form names. A number that the own street does not know asks for the name and is added as a new person,
 * whatever other streets know. A name that is typed beside a known number must be the one the street has for it, so that a
 * slip in the number is found. Refuses with the field that is wrong; `field` is put before its name (`members.0`).
 */
export async function personAsked(tx: Transaction, asked: AskedPerson, where: Where): Promise<string> {
  const at = (part: string) => (where.field ? `${where.field}.${part}` : part)
  if (asked.resident) {
    const [known] = await readPeople(tx, [asked.resident])
    if (!known) throw invalid(at('resident'), 'not-found')
    return known.id
  }
  if (!asked.idNumber) throw invalid(at('idNumber'), 'required')
  const identity = identifyPerson(asked.idNumber)
  if (!identity.ok) throw invalid(at('idNumber'), numberProblem(identity.reason))
  const name = asked.name ? readName(asked.name) : null
  if (name && name.problems.length > 0) throw invalid(at('name'), 'person-name')
  const found = await residentByNumber(tx, identity.value)
  if (found) return sameName(tx, { found, name: name?.value, field: at('name') })
  if (!name) throw invalid(at('name'), 'name-needed')
  const { kind: idKind, value: idNumber, birthDate: birth, sex } = identity
  const { unitPath, tieKind } = where
  return findOrAddResident(tx, { idKind, idNumber, name: name.value, sex, birth, unitPath, tieKind })
}

type Found = { found: string; name: string | undefined; field: string }

async function sameName(tx: Transaction, { found, name, field }: Found): Promise<string> {
  const [person] = await readPeople(tx, [found])
  if (person && name && person.name !== name) throw invalid(field, 'name-differs')
  return found
}
