import 'server-only'
import { z } from 'zod'
import { mandatesOf } from '@/lib/access/mandates'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { can } from '@/lib/kernel/policy'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { ageOn } from '../age-on'
import { personSubject } from '../person-subject'
import { readPeople } from '../read-people'
import { type GuardianBasis, guardianshipsOf } from './guardians'
import { majority, needsGuardian } from './needs-guardian'

/** The other side of a bond: `null` for somebody whom the street does not know. */
type Other = { id: string; name: string } | null
export type GuardianView = {
  id: string
  as: 'ward' | 'guardian'
  other: Other
  basis: GuardianBasis
  from: string
  to: string | null
  running: boolean
  evidence: string | null
}
export type MandateView = {
  id: string
  as: 'principal' | 'agent'
  other: Other
  /** Names of the items; null: every item. */
  services: string[] | null
  from: string
  to: string | null
  running: boolean
  evidence: string | null
}
export type AgentsView = {
  person: { id: string; name: string; age: number | null }
  /** Under 14: nothing is used without a guardian's consent. */
  child: boolean
  minor: boolean
  guardians: GuardianView[]
  mandates: MandateView[]
  services: { value: string; label: string }[]
  mayRecord: boolean
}

function itemNames(office: Office, locale: Locale): Map<string, string> {
  return new Map(office.publicServices.map(({ key, service }) => [key, say(service.name, locale)]))
}

/** Who may act for a person and for whom they may act: guardians, wards, mandates, running and past. Looking is audited. */
export const agentsPage = query({
  name: 'agents-page',
  permission: 'household.read',
  input: z.strictObject({ person: z.uuid(), locale: z.enum(locales).default(sourceLocale) }),
  subject: ({ tx, input }) => personSubject(tx, input.person),
  run: async ({ tx, actor, input: { person: id, locale } }): Promise<AgentsView> => {
    const [guardians, mandates] = [await guardianshipsOf(tx, { resident: id }), await mandatesOf(tx, id)]
    const sides = [
      ...guardians.flatMap((g) => [g.ward, g.guardian]),
      ...mandates.flatMap((m) => [m.principal, m.agent]),
    ]
    const people = new Map((await readPeople(tx, [...new Set([id, ...sides])])).map((each) => [each.id, each]))
    const person = people.get(id)
    if (!person) throw new Refusal('not-found')
    const unitPath = (await personSubject(tx, id))?.unitPath
    await record(tx, actor, { audit: [{ command: 'agents-page', outcome: 'done', subject: id, unitPath }], outbox: [] })
    const names = itemNames(await loadOffice(tx), locale)
    const other = (side: string): Other => {
      const found = people.get(side)
      return found ? { id: found.id, name: found.name } : null
    }
    const { birth, name } = person
    return {
      person: { id, name, age: birth ? ageOn(birth, today()) : null },
      child: needsGuardian(birth, today()),
      minor: birth !== null && majority(birth) > today(),
      guardians: guardians.map(({ ward, guardian, unitPath: _, ...each }) => ({
        ...each,
        as: ward === id ? 'ward' : 'guardian',
        other: other(ward === id ? guardian : ward),
        running: each.from <= today() && (each.to === null || each.to > today()),
      })),
      mandates: mandates.map(({ principal, agent, unitPath: _, ended, services, ...each }) => ({
        ...each,
        to: ended ?? each.to,
        services: services.includes('*') ? null : services.map((key) => names.get(key) ?? key),
        as: principal === id ? 'principal' : 'agent',
        other: other(principal === id ? agent : principal),
        running: ended === null && each.from <= today() && (each.to === null || each.to >= today()),
      })),
      services: [...names].map(([value, label]) => ({ value, label })),
      mayRecord: can(actor, 'agent.record', { unitPath }),
    }
  },
})
