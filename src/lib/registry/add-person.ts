import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { command } from '@/lib/kernel/command'
import { park } from '@/lib/kernel/parked'
import type { Transaction } from '@/lib/kernel/transaction'
import { orderPersonFetches } from './connectors/order-fetch'
import { giveTemporaryNumber } from './people/give-temporary-number'
import { homeOf } from './people/home-of'
import { likelyPeople } from './people/likely-people'
import { type NewPerson, readNewPerson } from './people/read-new-person'
import { type NewFact, recordFacts } from './record-facts'
import { findOrAddResident } from './residents'

const input = z.strictObject({
  /** The line that a card reader types: name|sex|nation|birth|address|number. */
  cardLine: z.string().max(400, 'too-long').optional(),
  /** `no`: the person has no papers yet and gets a number of the street. */
  papers: z.enum(['yes', 'no']).default('yes'),
  idNumber: z.string().trim().max(100, 'too-long').optional(),
  name: z.string().trim().max(100, 'too-long').optional(),
  birth: z.string().trim().max(10).optional(),
  sex: z.enum(['', '1', '2']).optional(),
  phone: z.string().trim().max(40, 'too-long').optional(),
  /** A community of the own street; the street itself when left out. */
  unit: z.string().max(200).optional(),
  /** The clerk has seen who it may be, and says that it is somebody else. */
  confirmed: z.enum(['yes', 'no']).default('no'),
  /** The page on which it goes on. */
  at: z.enum(['counter', 'people']).default('counter'),
})
type Typed = z.infer<typeof input>

const doneAt = {
  counter: (id: string) => `/counter?person=${id}`,
  people: (id: string) => `/registers/people/${id}?did=added`,
} as const

/**
 * Adds a person who stands at the counter or was met in the field, and ties them to the street. A number that is known
 * elsewhere is added exactly as if it were new: same answer, same page, nothing of what another street knows. When somebody
 * of the own street may be the same person, nobody is added yet: the answer leads to the page that shows them, and the same
 * post with `confirmed` goes through. A warning, never a block.
 */
export const addPerson = command({
  name: 'add-person',
  permission: 'person.find',
  input,
  subject: async ({ actor, input: { unit } }) => ({ unitPath: unit || homeOf(actor.posts, 'person.find') }),
  run: async ({ tx, actor, emit, audit, input: typed }) => {
    const person = readNewPerson(typed)
    const unitPath = typed.unit || homeOf(actor.posts, 'person.find')
    const likely = await likelyPeople(tx, actor, person)
    if (likely.length > 0 && typed.confirmed === 'no') {
      const { confirmed: _, ...shown } = typed
      const check = await park(tx, {
        account: actor.account ?? '',
        value: { typed: shown, likely: likely.slice(0, 10) },
      })
      audit({ unitPath, detail: { warned: likely.length } })
      return { to: `/registers/people/new?check=${check}`, data: { check, likely: likely.length } }
    }
    const id = await written(tx, { person, unitPath, account: actor.account })
    await orderPersonFetches({ tx, emit }, { resident: id, unitPath, purpose: 'counter' })
    audit({ subject: id, unitPath })
    return { to: doneAt[typed.at](id), data: { id } }
  },
})

type Written = { person: NewPerson; unitPath: string; account: string | null }

async function written(tx: Transaction, { person, unitPath, account }: Written): Promise<string> {
  const office = await loadOffice(tx)
  const { idKind, name, sex, birth } = person
  const idNumber = person.idNumber ?? (await giveTemporaryNumber(tx, { office, unitPath }))
  const identity = { idKind, idNumber, name, sex, birth }
  const subject = await findOrAddResident(tx, { ...identity, unitPath, tieKind: 'counter' })
  const told = { subject, verifiedBy: account, unitPath }
  const nation = office.codes('ethnicity')?.codes.find(({ label }) => nationOf(label) === person.nation)
  const facts: (NewFact | false)[] = [
    person.phone !== null && { ...told, source: 'staff', element: 'person.mobile', value: person.phone },
    nation !== undefined && { ...told, source: 'id-card', element: 'person.ethnicity', value: nation.code },
    person.address !== undefined && {
      ...told,
      source: 'id-card',
      element: 'person.document_address',
      value: person.address,
    },
  ]
  await recordFacts(
    tx,
    facts.filter((fact) => fact !== false),
  )
  return subject
}

/** The name of a nationality without its last word, as cards write it: 汉. */
function nationOf(label: unknown): string {
  const text = typeof label === 'string' ? label : ((label as { 'zh-Hans'?: string })['zh-Hans'] ?? '')
  return text.replace(/族$/, '')
}

/** What was typed, with whom it may be, kept for the page that asks. */
export type AddingAgain = { typed: Omit<Typed, 'confirmed'>; likely: { id: string; why: string }[] }
