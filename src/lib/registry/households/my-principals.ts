import 'server-only'
import { mandatedServices } from '@/lib/access/mandated-services'
import type { Actor } from '@/lib/kernel/actor'
import type { Transaction } from '@/lib/kernel/transaction'
import { readPeople } from '../read-people'
import { guardianshipsOf } from './guardians'

/** Somebody for whom I may apply. `services`: keys of the items; `*`: every one. A ward has no need of a mandate. */
export type Principal = { id: string; name: string; how: 'ward' | 'mandate'; services: string[] }

/** The people for whom a resident may apply today, beside themselves: wards and principals of running mandates. */
export async function myPrincipals(tx: Transaction, actor: Actor): Promise<Principal[]> {
  const me = actor.resident
  const others = actor.persons.filter((person) => person !== me)
  if (!me || others.length === 0) return []
  const wards = (await guardianshipsOf(tx, { resident: me, running: true })).filter((each) => each.guardian === me)
  const people = await readPeople(tx, others)
  const found: Principal[] = []
  for (const { id, name } of people) {
    const ward = wards.some((each) => each.ward === id)
    const services = ward ? ['*'] : await mandatedServices(tx, { principal: id, agent: me })
    found.push({ id, name, how: ward ? 'ward' : 'mandate', services })
  }
  return found
}

/** Whether a principal may be applied for in an item: a ward always, others when the item takes agents and the mandate names it. */
export function mayApplyFor(principal: Principal, item: { key: string; agent: boolean }): boolean {
  if (principal.how === 'ward') return true
  return item.agent && (principal.services.includes('*') || principal.services.includes(item.key))
}
