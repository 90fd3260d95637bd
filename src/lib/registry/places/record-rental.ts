import 'server-only'
import { z } from 'zod'
import { addDays } from '@/lib/calendar/add-days'
import { command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { parseCreditCode } from '../identifiers/credit-code'
import { codeMac } from '../lookup-rows'
import { day, list, textOrNone } from '../typed-input'
import { holdPlace, type Place, placeSubject } from './place-subject'

const party = z.strictObject(askedPerson)
const input = z.strictObject({
  place: z.uuid('not-found'),
  /** Who lets: an organisation of the street, or a person. */
  organisationCode: textOrNone(40),
  landlord: party.default({}),
  tenants: list(party, 20),
  from: day,
  /** The last day of the contract. */
  to: day,
})
type Typed = z.infer<typeof input>

/**
 * Records that a place is let: who lets it, who rents it, from when until the end of which day. Landlord and tenants are
 * bonds of one agreement. People whom the street does not know are added by number and name.
 */
export const recordRental = command({
  name: 'record-rental',
  permission: 'place.write',
  input,
  subject: ({ tx, input: { place } }) => placeSubject(tx, place),
  run: async ({ tx, input: typed, audit }) => {
    const { from, to } = typed
    const place = await holdPlace(tx, typed.place)
    if (to < from) throw invalid('to', 'to-before-from')
    const landlord = await landlordOf(tx, typed, place)
    const tenants = await tenantsOf(tx, typed, place)
    if (tenants.includes(landlord)) throw invalid('tenants.0.idNumber', 'same-person')
    const { id: b, unitPath } = place
    const shared = { b, unitPath, agreement: newId(), from: new Date(from), to: new Date(addDays(to, 1)) }
    const sides = [{ kind: 'landlord', a: landlord }, ...tenants.map((a) => ({ kind: 'tenant', a }))]
    await tx.bond.createMany({ data: sides.map((side) => ({ ...side, ...shared })) })
    await tx.place.updateMany({ where: { id: b }, data: { rented: true } })
    audit({ subject: b, unitPath, detail: { agreement: shared.agreement, tenants: tenants.length, from, to } })
    return { to: `/registers/places/${b}?done=rented`, data: { agreement: shared.agreement } }
  },
})

async function landlordOf(tx: Transaction, typed: Typed, { unitPath }: Place): Promise<string> {
  const { organisationCode: code, landlord } = typed
  if (!code) return personAsked(tx, landlord, { unitPath, tieKind: 'counter', field: 'landlord' })
  const read = parseCreditCode(code)
  if (!read.ok) throw invalid('organisationCode', 'credit-code')
  const where = { codeMac: codeMac('organisation', read.value), to: null }
  const found = await tx.organisation.findFirst({ where, select: { id: true } })
  if (!found) throw invalid('organisationCode', 'organisation-unknown')
  return found.id
}

async function tenantsOf(tx: Transaction, { tenants }: Typed, { unitPath }: Place): Promise<string[]> {
  const found: string[] = []
  for (const [at, asked] of tenants.entries()) {
    if (!asked.resident && !asked.idNumber && !asked.name) continue
    found.push(await personAsked(tx, asked, { unitPath, tieKind: 'living', field: `tenants.${at}` }))
  }
  if (found.length === 0) throw invalid('tenants.0.idNumber', 'required')
  if (new Set(found).size < found.length) throw invalid('tenants.0.idNumber', 'person-twice')
  return found
}
