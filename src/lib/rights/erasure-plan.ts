import 'server-only'
import { casesOfPerson } from '@/lib/cases/cases-of-person'
import { countDrafts } from '@/lib/cases/discard-drafts'
import { office as loadOffice } from '@/lib/catalogue/office'
import type { Transaction } from '@/lib/kernel/transaction'
import { entryTerms } from '@/lib/registry/entry-terms'
import { keptFor, storedFacts } from '@/lib/registry/stored-facts'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'

/**
 * What is kept, until when and why. `register`: by the law's duty, while the person is registered here; `open`: a case
 * that runs; `archive`: the file of an ended case; `active`: a ledger entry that is in force; `keep`: an ended one, for the
 * years of its ledger.
 */
export type KeptLine = { why: 'register' | 'open' | 'archive' | 'active' | 'keep'; what: string; until: string | null }
export type ErasurePlan = {
  /** Labels of what goes at once. */
  facts: string[]
  drafts: number
  kept: KeptLine[]
}

/** What would be erased of a person now and what must stay: the page shows it, and the worker goes by the same rules. */
export async function erasurePlan(
  tx: Transaction,
  { person, account, locale }: { person: string; account: string; locale: Locale },
): Promise<ErasurePlan> {
  const office = await loadOffice(tx)
  const cases = await casesOfPerson(tx, person, locale)
  const ids = new Set(cases.map(({ id }) => id))
  const facts = await storedFacts(tx, person)
  const labels = (keep: ReturnType<typeof keptFor>) => {
    const elements = new Set(facts.filter((fact) => keptFor(fact, ids) === keep).map(({ element }) => element))
    return office.elements.filter(({ element }) => elements.has(element)).map(({ label }) => say(label, locale))
  }
  const files = cases.map(({ no, service, closedAt }): KeptLine => {
    return { why: closedAt ? 'archive' : 'open', what: `${service} ${no}`, until: null }
  })
  const entries = (await entryTerms(tx, person, office)).map(({ register, active, keptUntil }): KeptLine => {
    const name = office.register(register)?.name
    return { why: active ? 'active' : 'keep', what: name ? say(name, locale) : register, until: keptUntil }
  })
  const registered = labels('register').map((what): KeptLine => ({ why: 'register', what, until: null }))
  return {
    facts: labels(null),
    drafts: await countDrafts(tx, { owner: account, subject: person }),
    kept: [...registered, ...files, ...entries],
  }
}
