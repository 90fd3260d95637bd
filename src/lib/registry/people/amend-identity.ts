import 'server-only'
import { z } from 'zod'
import { readName } from '@/lib/forms/fields/person'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '../facts'
import { identifyPerson } from '../identify-person'
import { findByAny, numberMac } from '../lookups'
import { numberProblem } from '../number-problem'
import { personSubject } from '../person-subject'
import { type PersonRow, readPeople } from '../read-people'
import { type NewFact, recordFacts } from '../record-facts'
import { amendName, amendNumber, openIdNumber } from '../residents'
import { homeOf } from './home-of'
import { reasonSchema } from './reason'

const input = z.strictObject({
  person: z.uuid('not-found'),
  /** Left out or empty: stays as it is. */
  name: z.string().trim().max(100, 'too-long').optional(),
  idNumber: z.string().trim().max(100, 'too-long').optional(),
  reason: reasonSchema,
})

/**
 * Changes the name of a person (the former one is kept, and still finds them) or corrects the number, from which birth and
 * sex follow; a person without papers gets their number this way. Refuses a number that somebody of the own street has: two
 * records of one person are merged, not renumbered. Says nothing of other streets, and moves nothing in them.
 */
export const amendIdentity = command({
  name: 'amend-identity',
  permission: 'person.amend',
  input,
  subject: ({ tx, input: { person } }) => personSubject(tx, person),
  run: async ({ tx, actor, audit, input: typed }) => {
    const [row] = await readPeople(tx, [typed.person])
    if (!row) throw new Refusal('not-found')
    const unitPath = homeOf(actor.posts, 'person.amend')
    const name = changedName(row, typed.name)
    const identity = changedNumber(row, typed.idNumber)
    if (!name && !identity) throw invalid('name', 'nothing-changed')
    if (identity) await renumber(tx, { actor, row, identity, unitPath })
    if (name) await rename(tx, { actor, row, name, unitPath })
    const changed = [name && 'person.name', identity && 'person.identity_number'].filter(Boolean)
    audit({ subject: row.id, unitPath, reason: typed.reason, detail: { changed } })
    return { to: `/registers/people/${row.id}?did=amended`, data: { id: row.id } }
  },
})

function changedName(row: PersonRow, typed: string | undefined): string | null {
  if (!typed) return null
  const { value, problems } = readName(typed)
  if (problems.length > 0) throw invalid('name', 'person-name')
  return value === row.name ? null : value
}

type Identity = Extract<ReturnType<typeof identifyPerson>, { ok: true }>

function changedNumber(row: PersonRow, typed: string | undefined): Identity | null {
  if (!typed) return null
  const read = identifyPerson(typed)
  if (!read.ok) throw invalid('idNumber', numberProblem(read.reason))
  return read.value === openIdNumber(row) ? null : read
}

type Change = { actor: Actor; row: PersonRow; unitPath: string }

async function renumber(tx: Transaction, { actor, row, identity, unitPath }: Change & { identity: Identity }) {
  const holders = await findByAny(tx, actor, [{ field: 'id', value: numberMac('id', identity.value) }])
  if (holders.some((id) => id !== row.id)) throw invalid('idNumber', 'number-of-another')
  const { kind: idKind, value: idNumber, birthDate: birth, sex = null } = identity
  await amendNumber(tx, { resident: row.id, idKind, idNumber, birth, sex, unitPath })
  const told = { subject: row.id, source: 'id-card', verifiedBy: actor.account, unitPath }
  const facts: NewFact[] = [{ ...told, element: 'person.birth_date', value: birth }]
  await recordFacts(tx, sex ? [...facts, { ...told, element: 'person.sex', value: sex }] : facts)
}

async function rename(tx: Transaction, { actor, row, name, unitPath }: Change & { name: string }): Promise<void> {
  const before = (await knownFacts(tx, row.id))['person.former_name']?.value
  const formers = [row.name, ...String(before ?? '').split('、')].filter((each) => each !== '' && each !== name)
  await amendName(tx, { resident: row.id, name, unitPath })
  const told = { subject: row.id, source: 'staff', verifiedBy: actor.account, unitPath }
  await recordFacts(tx, [{ ...told, element: 'person.former_name', value: [...new Set(formers)].join('、') }])
}
