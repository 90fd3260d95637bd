import 'server-only'
import { z } from 'zod'
import { addDays } from '@/lib/calendar/add-days'
import { casesOfPerson } from '@/lib/cases/cases-of-person'
import { office as loadOffice } from '@/lib/catalogue/office'
import { groupedCode } from '@/lib/files/check-code'
import { type HeldPaper, papersOfCases } from '@/lib/files/paper-view'
import { today } from '@/lib/kernel/clock'
import { query } from '@/lib/kernel/query'
import type { Transaction } from '@/lib/kernel/transaction'
import { entryTerms } from '@/lib/registry/entry-terms'
import { type MyPerson, whosePages } from '@/lib/registry/my-people'
import { type Locale, locales } from '@/lib/text/locale'

/** How a paper stands: `expiring` within 30 days, `ended` when what it grants has ended. */
export type PaperStanding = 'valid' | 'expiring' | 'ended' | 'withdrawn' | 'replaced'
/** `codeShown`: the check code in groups. */
export type MyPaper = Omit<HeldPaper, 'state'> & {
  service: string
  caseNo: string
  codeShown: string
  standing: PaperStanding
  until: string | null
}
export type MyPapers = { bound: boolean; person: MyPerson | null; people: MyPerson[]; papers: MyPaper[] }

const soonDays = 30

/** Papers and licences issued to the person who is signed in, or to a child they are guardian of. */
export const myPapers = query({
  name: 'my-papers',
  permission: 'rights.use',
  input: z.strictObject({ locale: z.enum(locales), of: z.uuid().optional() }),
  run: async ({ tx, actor, input: { locale, of } }): Promise<MyPapers> => {
    const mine = await whosePages(tx, actor, of)
    if (!mine) return { bound: false, person: null, people: [], papers: [] }
    const { person, people } = mine
    return { bound: true, person, people, papers: await papersOfPerson(tx, person.id, locale) }
  },
})

/** The papers of a person with how they stand, newest first. */
export async function papersOfPerson(tx: Transaction, person: string, locale: Locale): Promise<MyPaper[]> {
  const cases = new Map((await casesOfPerson(tx, person, locale)).map((each) => [each.id, each]))
  const terms = await entryTerms(tx, person, await loadOffice(tx))
  const papers = await papersOfCases(tx, { cases: [...cases.keys()], locale })
  return papers.map(({ state, ...paper }) => {
    const granted = terms.filter((term) => term.caseId === paper.caseId)
    const until = granted.find((term) => term.to !== null)?.to ?? null
    const about = {
      service: cases.get(paper.caseId)?.service ?? '',
      caseNo: cases.get(paper.caseId)?.no ?? '',
      codeShown: groupedCode(paper.code),
    }
    return {
      ...paper,
      ...about,
      until,
      standing: standingOf(state, { until, active: granted.every((term) => term.active) }),
    }
  })
}

function standingOf(
  state: HeldPaper['state'],
  { until, active }: { until: string | null; active: boolean },
): PaperStanding {
  if (state !== 'valid') return state
  if (!active || (until !== null && until < today())) return 'ended'
  return until !== null && until <= addDays(today(), soonDays) ? 'expiring' : 'valid'
}
