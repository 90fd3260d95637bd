import 'server-only'
import { z } from 'zod'
import { giveMandate } from '@/lib/access/mandates'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { askedPerson, personAsked } from '../asked-person'
import { personSubject } from '../person-subject'
import { readPeople } from '../read-people'
import { day, list, pastDay, text } from '../typed-input'
import { needsGuardian } from './needs-guardian'

/**
 * Records a mandate that a person of the own street gave in front of the staff: who may act for them, in which items (`*`:
 * every one), from when until the end of which day. A mandate always ends; a child under 14 gives none, a guardian acts.
 */
export const recordMandate = command({
  name: 'record-mandate',
  permission: 'agent.record',
  input: z.strictObject({
    principal: z.uuid('not-found'),
    ...askedPerson,
    services: list(z.string().max(80)),
    from: pastDay,
    to: day,
    evidence: text(300),
  }),
  subject: ({ tx, input: { principal } }) => personSubject(tx, principal),
  run: async ({ tx, input: { principal, services, from, to, evidence, ...asked }, audit }) => {
    const [person, where] = [(await readPeople(tx, [principal]))[0], await personSubject(tx, principal)]
    if (!person || !where) throw new Refusal('not-found')
    if (needsGuardian(person.birth, today())) throw new Refusal('not-allowed', 'child-needs-guardian')
    const { unitPath } = where
    const named = await servicesAsked(tx, services)
    if (to < from || to < today()) throw invalid('to', 'to-before-from')
    const agent = await personAsked(tx, asked, { unitPath, tieKind: 'counter', field: '' })
    if (agent === principal) throw invalid('idNumber', 'same-person')
    const id = await giveMandate(tx, { principal, agent, services: named, from, to, evidence, unitPath })
    audit({ subject: principal, unitPath, detail: { mandate: id, agent, services: named, from, to } })
    return { to: `/registers/households/agents/${principal}?done=mandate`, data: { id } }
  },
})

/** Refuses items that do not exist. Every item at once is one word. */
export async function servicesAsked(tx: Transaction, services: readonly string[]): Promise<string[]> {
  const asked = [...new Set(services.filter(Boolean))]
  if (asked.length === 0) throw invalid('services', 'required_choice')
  if (asked.includes('*')) return ['*']
  const office = await loadOffice(tx)
  if (!asked.every((key) => office.publicServices.some((each) => each.key === key))) throw invalid('services', 'choice')
  return asked
}
