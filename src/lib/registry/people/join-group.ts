import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import { readAnswers } from '@/lib/forms/answers'
import type { Answers } from '@/lib/forms/scope'
import { command } from '@/lib/kernel/command'
import { openJson } from '@/lib/kernel/crypto'
import { type Problem, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { parseDisabilityCertificate } from '../identifiers/disability-certificate'
import { addLookups } from '../lookups'
import { personSubject } from '../person-subject'
import { type PersonRow, readPeople } from '../read-people'
import { recordFacts } from '../record-facts'
import { openIdNumber } from '../residents'
import { writeEntry } from '../write-entry'
import { certificateFields, elementFields, groupField, groupRegister, personKey, withoutPerson } from './group-register'
import { homeOf } from './home-of'
import { entryScope, registerContext } from './register-context'

/**
 * Notes that a person belongs to a group since a day: an entry of the ledger of groups, whose questions, codes and checks are
 * the office's definition. A disability certificate must be the person's own, and tells category and grade. What the ledger
 * knows as data elements becomes facts, so that no application asks for it again. Refuses a group that the person is in.
 */
export const joinGroup = command({
  name: 'join-group',
  permission: 'person.keep',
  input: z.strictObject({ person: z.uuid('not-found'), entry: z.record(z.string(), z.unknown()).default({}) }),
  subject: ({ tx, input: { person } }) => personSubject(tx, person),
  run: async ({ tx, actor, audit, input: { person, entry } }) => {
    const office = await loadOffice(tx)
    const register = groupRegister(office)
    const [row] = await readPeople(tx, [person])
    if (!register || !row) throw new Refusal('not-found')
    const answers = readEntry(register, { office, row, input: entry })
    await refuseTwice(tx, { register, person, answers })
    const unitPath = homeOf(actor.posts, 'person.keep')
    const data = { ...answers, [personKey(register) ?? 'resident']: person }
    const from = beginning(register, answers)
    await writeEntry(tx, { register, data, unitPath, caseId: null, account: actor.account, from })
    await noteElements(tx, { register, answers, person, unitPath, account: actor.account })
    audit({ subject: person, unitPath, detail: { register: register.key } })
    return { to: `/registers/people/${person}?did=joined#groups`, data: { person } }
  },
})

/** The first date that the ledger asks for is the day from which its entries hold. */
function beginning(register: Register, answers: Answers): string | undefined {
  const dates = register.fields.flatMap((group) => group.fields).filter(({ type }) => type === 'date')
  const since = answers[dates[0]?.key ?? '']
  return typeof since === 'string' ? since : undefined
}

type Reading = { office: Office; row: PersonRow; input: Record<string, unknown> }

function readEntry(register: Register, { office, row, input }: Reading): Answers {
  const form = withoutPerson(register)
  const ctx = registerContext(office)
  const read = readAnswers({ form, input: { ...input, ...toldByNumber(register, input) }, scope: entryScope(), ctx })
  const own: Problem[] = [...read.errors, ...notTheirs(register, read.answers, row)]
  if (own.length > 0) {
    throw new Refusal(
      'invalid',
      'invalid',
      own.map((each) => ({ ...each, name: `entry.${each.name}` })),
    )
  }
  return read.answers
}

/** Category and grade stand in the number of a certificate itself: where they are not typed, they are taken from there. */
function toldByNumber(register: Register, input: Record<string, unknown>): Record<string, unknown> {
  const { certificate, category, grade } = certificateFields(register)
  const read = certificate ? parseDisabilityCertificate(input[certificate]) : null
  if (!read?.ok) return {}
  return {
    ...(category && !input[category] ? { [category]: read.category } : {}),
    ...(grade && !input[grade] ? { [grade]: read.grade } : {}),
  }
}

function notTheirs(register: Register, answers: Answers, row: PersonRow): Problem[] {
  const fields = certificateFields(register)
  const read = fields.certificate ? parseDisabilityCertificate(answers[fields.certificate]) : null
  if (!read?.ok || !fields.certificate) return []
  const wrong = (name: string | undefined, code: string): Problem[] => (name ? [{ name, code }] : [])
  return [
    ...(row.idKind === 'citizen-id' && read.citizenId !== openIdNumber(row)
      ? wrong(fields.certificate, 'certificate-of-another')
      : []),
    ...(fields.category && answers[fields.category] !== read.category
      ? wrong(fields.category, 'certificate-category')
      : []),
    ...(fields.grade && answers[fields.grade] !== read.grade ? wrong(fields.grade, 'certificate-grade') : []),
  ]
}

type Twice = { register: Register; person: string; answers: Answers }

async function refuseTwice(tx: Transaction, { register, person, answers }: Twice): Promise<void> {
  const group = groupField(register)?.key ?? ''
  const rows = await tx.entry.findMany({
    where: { register: register.key, subject: person, status: 'active', to: null },
    select: { id: true, dataEnc: true },
  })
  const held = rows.map((row) => openJson<Answers>(row.dataEnc, `entry.data:${row.id}`)[group])
  if (held.includes(answers[group])) throw new Refusal('conflict', 'in-group-already')
}

type Noted = Twice & { unitPath: string; account: string | null }

async function noteElements(tx: Transaction, { register, answers, person, unitPath, account }: Noted): Promise<void> {
  const told = { subject: person, source: 'staff', verifiedBy: account, unitPath }
  const known = elementFields(register).filter(({ key }) => answers[key] !== undefined)
  await recordFacts(
    tx,
    known.map(({ key, element }) => ({ ...told, element, value: answers[key] })),
  )
  const numbers = (register.search ?? []).map((key) => answers[key]).filter((value) => typeof value === 'string')
  await addLookups(
    tx,
    numbers.map((certificate) => ({ resident: person, unitPath, certificate })),
  )
}
