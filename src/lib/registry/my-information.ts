import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { query } from '@/lib/kernel/query'
import { type Look, readAbout } from '@/lib/kernel/read-about'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type FactView, factViews } from './fact-views'
import { factContext } from './fact-words'
import { knownOf } from './party'
import { unitName } from './unit-names'

/** Somebody of the staff who looked at the person: from where, at what, why. */
export type LookView = { at: string; who: string; unmasked: string[]; reason: string | null }
export type MyInformation = { bound: boolean; facts: FactView[]; looks: LookView[] }

const audited = ['person-card', 'person-record', 'unmask-person'] as const

/** A look in words: from which desk, at what, why. */
export function lookView(look: Look, { office, locale }: { office: Office; locale: Locale }): LookView {
  const [role = '', unit = ''] = (look.post ?? '').split('@')
  const name = office.roles.find((each) => each.key === role)?.name
  const who = [unitName(office, unit, locale), name ? say(name, locale) : undefined].filter(Boolean).join(' ')
  const shown = (look.detail as { elements?: unknown } | null)?.elements
  const elements = office.elements.filter((each) => Array.isArray(shown) && shown.includes(each.element))
  const unmasked = elements.map((each) => say(each.label, locale))
  return { at: look.at.toISOString(), who, unmasked, reason: look.reason }
}

/** Everything the office knows of the person who is signed in, with its source and date, and who of the staff looked at it. */
export const myInformation = query({
  name: 'my-information',
  permission: 'person.read',
  input: z.strictObject({ locale: z.enum(locales).default(sourceLocale) }),
  run: async ({ tx, actor, input: { locale } }): Promise<MyInformation> => {
    if (!actor.resident) return { bound: false, facts: [], looks: [] }
    const office = await loadOffice(tx)
    const ctx = await factContext(office, locale)
    const looks = await readAbout(tx, { subject: actor.resident, account: actor.account, commands: audited })
    return {
      bound: true,
      facts: factViews(await knownOf(tx, actor.resident), { office, ctx }),
      looks: looks.map((look) => lookView(look, { office, locale })),
    }
  },
})
