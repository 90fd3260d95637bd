import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { personSubject } from '../person-subject'
import { readPeople } from '../read-people'
import { dayOrNone, pastDay, text } from '../typed-input'
import { giveGuardian, guardianBases, guardianshipsOf } from './guardians'
import { majority } from './needs-guardian'

const adultBases: readonly string[] = ['relative', 'agreement', 'court', 'authority']

/**
 * Records that somebody is the guardian of a person of the own street. Parents are guardians by law until their child
 * comes of age, so theirs ends on the 18th birthday unless an earlier day is given; an adult's guardian is somebody else
 * or named by a court. From that moment the guardian may act for the ward on line.
 */
export const recordGuardian = command({
  name: 'record-guardian',
  permission: 'agent.record',
  input: z.strictObject({
    ward: z.uuid('not-found'),
    ...askedPerson,
    basis: z.enum(guardianBases, 'required_choice'),
    from: pastDay,
    to: dayOrNone,
    evidence: text(300),
  }),
  subject: ({ tx, input: { ward } }) => personSubject(tx, ward),
  run: async ({ tx, input: { ward, basis, from, to, evidence, ...asked }, audit }) => {
    const [person, where] = [(await readPeople(tx, [ward]))[0], await personSubject(tx, ward)]
    if (!person || !where) throw new Refusal('not-found')
    const { unitPath } = where
    const until = lastDay({ birth: person.birth, basis, from, to })
    const guardian = await personAsked(tx, asked, { unitPath, tieKind: 'counter', field: '' })
    if (guardian === ward) throw invalid('idNumber', 'same-person')
    await assertNew(tx, { ward, guardian })
    const id = await giveGuardian(tx, { ward, guardian, basis, from, to: until, unitPath, evidence })
    audit({ subject: ward, unitPath, detail: { guardian, basis, from, to: until } })
    return { to: `/registers/households/agents/${ward}?done=guardian`, data: { id } }
  },
})

type Asked = { birth: string | null; basis: string; from: string; to: string | undefined }

function lastDay({ birth, basis, from, to }: Asked): string | null {
  if (to && to <= from) throw invalid('to', 'to-before-from')
  const adult = birth === null ? null : majority(birth)
  if (adult === null || adult <= from) {
    if (!adultBases.includes(basis)) throw invalid('basis', 'ward-of-age')
    return to ?? null
  }
  return basis === 'parent' && (!to || to > adult) ? adult : (to ?? null)
}

async function assertNew(tx: Transaction, { ward, guardian }: { ward: string; guardian: string }): Promise<void> {
  const running = await guardianshipsOf(tx, { resident: ward, running: true })
  if (running.some((each) => each.ward === ward && each.guardian === guardian))
    throw new Refusal('conflict', 'guardian-already')
}
