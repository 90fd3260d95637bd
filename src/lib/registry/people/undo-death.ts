import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { factValue, recordFact, type SealedFact } from '../facts'
import { personSubject } from '../person-subject'
import { readPeople } from '../read-people'
import { sealedColumns, sealedFacts } from '../sealed-facts'
import { homeOf } from './home-of'
import { reasonSchema } from './reason'
import { setDied } from './set-died'

/** Whether the last word of the own street on the person's life is that they have died. */
async function saidHere(tx: Transaction, subject: string): Promise<boolean> {
  const [last] = await tx.$queryRaw<SealedFact[]>`
    SELECT ${sealedColumns} FROM ${sealedFacts}
    WHERE f.subject = ${subject}::uuid AND f.element = 'person.alive' AND f.source = 'staff' ORDER BY f.id DESC LIMIT 1`
  return last !== undefined && factValue(last) === false
}

/**
 * Takes back a death that was noted wrongly; messages go out again. Only for the street that noted it: what another office
 * said is for that office to take back.
 */
export const undoDeath = command({
  name: 'undo-death',
  permission: 'person.amend',
  input: z.strictObject({ person: z.uuid('not-found'), reason: reasonSchema }),
  subject: ({ tx, input: { person } }) => personSubject(tx, person),
  run: async ({ tx, actor, audit, input: { person, reason } }) => {
    const [row] = await readPeople(tx, [person])
    if (!row) throw new Refusal('not-found')
    if (!row.died || !(await saidHere(tx, person))) throw new Refusal('conflict', 'death-not-ours')
    const unitPath = homeOf(actor.posts, 'person.amend')
    await setDied(tx, { person, diedOn: null })
    const told = { subject: person, source: 'staff', verifiedBy: actor.account, unitPath }
    await recordFact(tx, { ...told, element: 'person.alive', value: true })
    audit({ subject: person, unitPath, reason })
    return { to: `/registers/people/${person}?did=alive`, data: { id: person } }
  },
})
