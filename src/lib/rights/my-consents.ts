import 'server-only'
import { z } from 'zod'
import { casesOfPerson } from '@/lib/cases/cases-of-person'
import { compiledVersion } from '@/lib/catalogue/compiled-by-lock'
import { find } from '@/lib/catalogue/library'
import { office as loadOffice } from '@/lib/catalogue/office'
import { publishedOn } from '@/lib/catalogue/published-on'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { type ConsentRow, consentsOf } from '@/lib/registry/consents'
import { type MyPerson, whosePages } from '@/lib/registry/my-people'
import { type Locale, locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/** One consent: to what, when, through which channel, for which case; by a guardian; taken back or not. */
export type ConsentView = {
  id: string
  title: string
  /** Day on which the text was published. */
  textOf: string
  at: string
  channel: string
  case: { id: string; no: string; service: string } | null
  byGuardian: boolean
  withdrawnAt: string | null
}
export type MyConsents = { bound: boolean; person: MyPerson | null; people: MyPerson[]; consents: ConsentView[] }

/** What the person who is signed in, or a child they are guardian of, consented to and took back. */
export const myConsents = query({
  name: 'my-consents',
  permission: 'rights.use',
  input: z.strictObject({ locale: z.enum(locales), of: z.uuid().optional() }),
  run: async ({ tx, actor, input: { locale, of } }): Promise<MyConsents> => {
    const mine = await whosePages(tx, actor, of)
    if (!mine) return { bound: false, person: null, people: [], consents: [] }
    const { person, people } = mine
    return { bound: true, person, people, consents: await consentViews(tx, person.id, locale) }
  },
})

/** The consents of a person in words, newest first. */
export async function consentViews(tx: Transaction, person: string, locale: Locale): Promise<ConsentView[]> {
  const office = await loadOffice(tx)
  const cases = new Map((await casesOfPerson(tx, person, locale)).map((each) => [each.id, each]))
  const view = async (row: ConsentRow): Promise<ConsentView> => {
    const { documents } = await compiledVersion(tx, row.textVersion)
    const published = await publishedOn(tx, row.textVersion)
    const template = find(documents, 'template', row.purpose)
    const channel = office.channels.find((each) => each.key === row.channel)?.name ?? row.channel
    const found = cases.get(row.caseId)
    return {
      id: row.id,
      title: template ? say(template.title, locale) : row.purpose,
      textOf: published?.toISOString() ?? '',
      at: row.at.toISOString(),
      channel: say(channel, locale),
      case: found ? { id: found.id, no: found.no, service: found.service } : null,
      byGuardian: row.guardian !== null,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    }
  }
  return Promise.all((await consentsOf(tx, person)).map(view))
}
