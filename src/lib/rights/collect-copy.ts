import 'server-only'
import { casesOfPerson } from '@/lib/cases/cases-of-person'
import { office as loadOffice } from '@/lib/catalogue/office'
import { now } from '@/lib/kernel/clock'
import { readAbout } from '@/lib/kernel/read-about'
import type { Transaction } from '@/lib/kernel/transaction'
import { heldEntries } from '@/lib/registry/held-entries'
import { lookView } from '@/lib/registry/look-views'
import { myHousehold } from '@/lib/registry/my-household'
import { myFacts } from '@/lib/registry/my-information'
import type { Locale } from '@/lib/text/locale'
import { consentViews } from './my-consents'
import { papersOfPerson } from './my-papers'

type Wanted = { person: string; account: string; locale: Locale }
export type Copy = Awaited<ReturnType<typeof collectCopy>>

/**
 * Everything on record about a person, as they may see it: facts with their source (whole), household, ledgers, cases, the
 * list of papers, consents, and who looked. The transaction must have been entered with the person's rights.
 */
export async function collectCopy(tx: Transaction, { person, account, locale }: Wanted) {
  const office = await loadOffice(tx)
  const looks = await readAbout(tx, { subject: person, account })
  return {
    madeAt: now().toISOString(),
    facts: await myFacts(person, { tx, office, locale, revealed: true }),
    household: await myHousehold(tx, { person, office, locale }),
    ledgers: await heldEntries(tx, { subjects: [person], office, locale }),
    cases: await casesOfPerson(tx, person, locale),
    papers: await papersOfPerson(tx, person, locale),
    consents: await consentViews(tx, person, locale),
    looks: looks.map((look) => lookView(look, { office, locale })),
  }
}
