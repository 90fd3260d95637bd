import 'server-only'
import { randomUUID } from 'node:crypto'
import { seal } from '@/lib/kernel/crypto'
import type { Transaction } from '@/lib/kernel/transaction'
import { identifyPerson } from '../identify-person'
import { findableRows } from '../lookups'
import { idPlace, residentMac } from '../residents'

/** A person as a form named them, with a number that its parser has passed. */
export type NamedPerson = { name: string; id: string; unitPath: string }

/**
 * Finds or adds people by number and ties them to their units, hundreds in one statement. Answers their ids in order; the
 * answer says nothing of whether somebody was known elsewhere. `tie` is the kind of the tie. Throws on a number that no
 * parser passes.
 */
export async function tiePeople(
  tx: Transaction,
  people: readonly NamedPerson[],
  tie: 'ledger' | 'import' = 'ledger',
): Promise<string[]> {
  if (people.length === 0) return []
  const told = people.map((person, no) => ({ no, tie, ...toldOf(person) }))
  const rows = await tx.$queryRaw<{ no: number; resident: string }[]>`
    SELECT no, resident FROM registry_tie_people(${JSON.stringify(told)}::jsonb)`
  const found = new Map(rows.map(({ no, resident }) => [no, resident]))
  return people.map((_, no) => {
    const id = found.get(no)
    if (!id) throw new Error('a person was neither found nor added')
    return id
  })
}

function toldOf({ name, id: idNumber, unitPath }: NamedPerson) {
  const identity = identifyPerson(idNumber)
  if (!identity.ok) throw new Error('a number was not checked before')
  // Not one of the ids that sort by time: those would tell when a person became known elsewhere.
  const id = randomUUID()
  const finds = findableRows({ resident: id, unitPath, name, idNumber: identity.value })
  const numbers = { mac: residentMac(identity.value), sealed: seal(identity.value, idPlace(id)), kind: identity.kind }
  return { id, ...numbers, name, sex: identity.sex ?? null, born: identity.birthDate, unit: unitPath, finds }
}
