import 'server-only'
import { z } from 'zod'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { didSince } from '@/lib/kernel/did-since'
import { query } from '@/lib/kernel/query'
import { readAbout } from '@/lib/kernel/read-about'
import type { Transaction } from '@/lib/kernel/transaction'
import { type Locale, locales, sourceLocale } from '@/lib/text/locale'
import { isCorrectable } from './correctable'
import { type CorrectionState, proposedWords, readCorrections } from './correction-rows'
import { type FactView, factViews } from './fact-views'
import { factContext } from './fact-words'
import { type HeldEntry, heldEntries } from './held-entries'
import { type LookView, lookView } from './look-views'
import { type HouseholdLine, myHousehold } from './my-household'
import { type MyPerson, whosePages } from './my-people'
import { knownOf } from './party'

/** What I asked to have corrected: what it should be, where that stands, and what the office answered. */
export type MyCorrection = {
  id: string
  text: string
  state: CorrectionState
  /** `YYYY-MM-DD`: by when the office answers. */
  dueOn: string
  at: string
  decidedAt: string | null
  reason: string | null
}
/** `correctable`: I can say online that it is wrong. */
export type MyFact = FactView & { correctable: boolean; corrections: MyCorrection[] }
export type MyInformation = {
  bound: boolean
  person: MyPerson | null
  /** Oneself and the children one is guardian of. */
  people: MyPerson[]
  /** Numbers and addresses stand there whole. */
  revealed: boolean
  facts: MyFact[]
  household: HouseholdLine[]
  held: HeldEntry[]
  looks: LookView[]
}

export const shownMinutes = 5
const nothing = {
  bound: false,
  person: null,
  people: [],
  revealed: false,
  facts: [],
  household: [],
  held: [],
  looks: [],
}

const input = z.strictObject({
  locale: z.enum(locales).default(sourceLocale),
  of: z.uuid().optional(),
  /** Asked for with `show-my-information` in the last minutes. */
  whole: z.boolean().default(false),
})

/**
 * Everything the office knows of the person who is signed in, or of a child they are guardian of: with source, date and
 * how long it holds, what was asked to be corrected, who lives in the household, and who of the staff looked at it. Values
 * are whole only for five minutes after `show-my-information`.
 */
export const myInformation = query({
  name: 'my-information',
  permission: 'person.read',
  input,
  run: async ({ tx, actor, input: { locale, of, whole } }): Promise<MyInformation> => {
    const mine = await whosePages(tx, actor, of)
    if (!mine) return nothing
    const { person, people } = mine
    const office = await loadOffice(tx)
    const since = new Date(now().getTime() - shownMinutes * 60_000)
    const shown = { command: 'show-my-information', subject: person.id, account: actor.account, since }
    const revealed = whole && (await didSince(tx, shown))
    const looks = await readAbout(tx, { subject: person.id, account: actor.account })
    const here = { tx, office, locale, revealed }
    return {
      bound: true,
      person,
      people,
      revealed,
      facts: await myFacts(person.id, here),
      household: await myHousehold(tx, { person: person.id, office, locale }),
      held: await heldEntries(tx, { subjects: [person.id], office, locale }),
      looks: looks.map((look) => lookView(look, { office, locale })),
    }
  },
})

type Here = { tx: Transaction; office: Office; locale: Locale; revealed: boolean }

/** The facts about one person with what was asked to be corrected in each. */
export async function myFacts(person: string, { tx, office, locale, revealed }: Here): Promise<MyFact[]> {
  const ctx = await factContext(office, locale, revealed)
  const corrections = await readCorrections(tx, { resident: person })
  const views = factViews(await knownOf(tx, person), { office, ctx })
  return views.map((view) => {
    const element = office.elements.find((each) => each.element === view.element)
    const own = corrections.filter((each) => each.element === view.element)
    return {
      ...view,
      correctable: element !== undefined && isCorrectable(element),
      corrections: own.reverse().map((row) => ({
        id: row.id,
        text: proposedWords(row, { office, ctx }),
        state: row.state,
        dueOn: row.dueOn,
        at: row.at.toISOString(),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        reason: row.reason,
      })),
    }
  })
}
