import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { freshCode } from '../households/fresh-code'
import { headRelation } from '../households/household-lines'
import { moveIn } from '../households/move-in'
import { openHousehold } from '../households/record-household'
import { assertRelation } from '../households/relations'
import { type Household, holdHousehold, seatsOf } from '../households/seats'
import { parseMobile } from '../identifiers/mobile'
import { recordFacts } from '../record-facts'
import { idOrNone, textOrNone, ticked } from '../typed-input'
import { holdPlace, type Place, placeSubject } from './place-subject'

/**
 * A collector finds somebody new in a dwelling: joins them to a household that lives there, or opens one for them when they
 * live by themselves. With `leaves` they leave the household of the street in which they were. A number that the street
 * does not know is added with its name.
 */
export const collectNewcomer = command({
  name: 'collect-newcomer',
  permission: 'place.write',
  input: z.strictObject({
    dwelling: z.uuid('not-found'),
    household: idOrNone,
    ...askedPerson,
    relation: textOrNone(10),
    phone: textOrNone(40),
    leaves: ticked,
  }),
  subject: ({ tx, input }) => placeSubject(tx, input.dwelling),
  run: async ({ tx, actor, input: { dwelling, household: id, relation: typed, phone, leaves, ...asked }, audit }) => {
    const place = await holdPlace(tx, dwelling)
    const { unitPath } = place
    const mobile = phone ? parseMobile(phone) : null
    if (mobile?.ok === false) throw invalid('phone', 'mobile')
    const household = await householdThere(tx, place, id)
    const relation = id ? await assertRelation(tx, typed, 'relation') : headRelation
    if (id && relation === headRelation && (await seatsOf(tx, id, today())).length > 0)
      throw invalid('relation', 'head-twice')
    const person = await personAsked(tx, asked, { unitPath, tieKind: 'living', field: '' })
    const moving = { household, seats: [{ person, relation }], on: today(), leaves: leaves !== undefined }
    await moveIn(tx, { actor, source: 'collector', ...moving })
    if (mobile) {
      const told = { source: 'collector', verifiedBy: null, unitPath }
      await recordFacts(tx, [{ ...told, subject: person, element: 'person.mobile', value: mobile.value }])
    }
    audit({ subject: dwelling, unitPath, detail: { person, household: household.id } })
    return { to: `/registers/places/collect?dwelling=${dwelling}&done=newcomer`, data: { person } }
  },
})

async function householdThere(tx: Transaction, place: Place, id: string | undefined): Promise<Household> {
  const { unitPath } = place
  if (id) {
    const household = await holdHousehold(tx, id)
    if (household.place !== place.id || household.kind !== 'living') throw invalid('household', 'choice')
    return household
  }
  const kind = 'living'
  const code = await freshCode(tx, { unitPath, kind })
  return holdHousehold(tx, await openHousehold(tx, { kind, code, unitPath, place: place.id, from: today() }))
}
