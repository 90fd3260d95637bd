import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { proofsOf } from '@/lib/files/attach'
import { query } from '@/lib/kernel/query'
import { record } from '@/lib/kernel/record'
import { Refusal } from '@/lib/kernel/refusal'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { type CorrectionRow, proposedWords, readCorrections } from './correction-rows'
import { correctionSubject } from './correction-subject'
import { type FactView, factViews } from './fact-views'
import { factContext } from './fact-words'
import { knownOf } from './party'
import { readPeople } from './read-people'

/** A request as those see it who decide on it: what stands on record, what the person says, and the proof. */
export type CorrectionPage = Pick<CorrectionRow, 'id' | 'state' | 'said' | 'dueOn' | 'reason' | 'rowVersion'> & {
  name: string
  element: string
  authority: string
  at: string
  decidedAt: string | null
  /** Null when nothing stands on record any more. */
  fact: FactView | null
  proposed: string
  files: { id: string; name: string; state: string }[]
}

/**
 * One request to correct a record. Both values are whole, because the decision hangs on each digit; the look is audited in
 * the same transaction with what it was for, and the person can see it.
 */
export const correctionPage = query({
  name: 'correction-page',
  permission: 'correction.decide',
  input: z.strictObject({ id: z.uuid(), locale: z.enum(locales) }),
  subject: ({ tx, input }) => correctionSubject(tx, input.id),
  run: async ({ tx, actor, input: { id, locale } }): Promise<CorrectionPage> => {
    const [row] = await readCorrections(tx, { id })
    const [person] = row ? await readPeople(tx, [row.resident]) : []
    if (!row || !person) throw new Refusal('not-found')
    const office = await loadOffice(tx)
    const element = office.elements.find((each) => each.element === row.element)
    const ctx = await factContext(office, locale, true)
    const facts = factViews(await knownOf(tx, row.resident), { office, ctx })
    const look = { subject: row.resident, unitPath: row.unitPath, detail: { correction: id, elements: [row.element] } }
    await record(tx, actor, { audit: [{ command: 'correction-page', outcome: 'done', ...look }], outbox: [] })
    return {
      ...{ id, state: row.state, said: row.said, dueOn: row.dueOn, reason: row.reason, rowVersion: row.rowVersion },
      name: person.name,
      element: element ? say(element.label, locale) : row.element,
      authority: element ? say(element.authority, locale) : '',
      at: row.at.toISOString(),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      fact: facts.find((each) => each.element === row.element) ?? null,
      proposed: proposedWords(row, { office, ctx }),
      files: (await proofsOf(tx, id)).map((file) => ({ id: file.id, name: file.name, state: file.state })),
    }
  },
})
