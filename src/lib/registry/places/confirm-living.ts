import 'server-only'
import { z } from 'zod'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import { recordFacts } from '../record-facts'
import { list } from '../typed-input'
import { dwellingAddress } from './dwelling-address'
import { livingAt } from './living-at'
import { holdPlace, placeSubject } from './place-subject'

/**
 * A collector stood in front of a dwelling and found that people still live there: their address is told again with
 * today's date, so that it is fresh for another year. Refuses somebody who does not live there by the register.
 */
export const confirmLiving = command({
  name: 'confirm-living',
  permission: 'place.write',
  input: z.strictObject({ dwelling: z.uuid('not-found'), people: list(z.uuid('not-found'), 40) }),
  subject: ({ tx, input }) => placeSubject(tx, input.dwelling),
  run: async ({ tx, actor, input: { dwelling, people }, audit }) => {
    const { unitPath } = await holdPlace(tx, dwelling)
    const there = (await livingAt(tx, dwelling, today())).map(({ person }) => person)
    if (people.length === 0 || !people.every((person) => there.includes(person)))
      throw new Refusal('conflict', 'household-not-member')
    const value = await dwellingAddress(tx, dwelling)
    const told = { element: 'person.living_address', value, source: 'collector', verifiedBy: actor.account, unitPath }
    await recordFacts(
      tx,
      people.map((subject) => ({ ...told, subject })),
    )
    audit({ subject: dwelling, unitPath, detail: { confirmed: people.length } })
    return { to: `/registers/places/collect?dwelling=${dwelling}&done=confirmed` }
  },
})
