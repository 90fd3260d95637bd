import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { filesOf } from '@/lib/files/attach'
import type { Form } from '@/lib/forms/schema'
import type { Scope } from '@/lib/forms/scope'
import { query } from '@/lib/kernel/query'
import { Refusal } from '@/lib/kernel/refusal'
import { locales } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { correctionScope, correctionForm as formOf, isCorrectable } from './correctable'
import { readCorrections, waitingStates } from './correction-rows'
import { divisionChoices } from './division-choices'
import { type FactView, factViews } from './fact-views'
import { factContext } from './fact-words'
import { knownFacts } from './facts'
import { type Choice, codeChoices } from './ledgers/ledger-words'
import { myPerson } from './my-people'
import { answerBy } from './propose-correction'

export type CorrectionForm = {
  person: { id: string; name: string; self: boolean }
  fact: FactView
  /** Whose word counts for this element. */
  authority: string
  form: Form
  scope: Scope
  words: { codes: Record<string, Choice[]>; divisions: Choice[] }
  files: { id: string; name: string; state: 'pending' | 'safe' | 'refused'; problem: string | null }[]
  answerBy: string
  /** Asked already and waiting: the form is not shown again. */
  waiting: { id: string; state: string; reason: string | null } | null
}

const input = z.strictObject({
  id: z.uuid(),
  of: z.uuid().optional(),
  element: z.string().max(60),
  locale: z.enum(locales),
})

/** The page on which a person says what is wrong with one thing on record: how it stands, what may be said, what proof came. */
export const correctionForm = query({
  name: 'correction-form',
  permission: 'rights.use',
  input,
  run: async ({ tx, actor, input: { id, of, element: key, locale } }): Promise<CorrectionForm> => {
    const person = await myPerson(tx, actor, of)
    const office = await loadOffice(tx)
    const element = office.elements.find((each) => each.element === key)
    if (!person || !element || !isCorrectable(element)) throw new Refusal('not-found')
    const known = await knownFacts(tx, person.id)
    const ctx = await factContext(office, locale)
    const fact = factViews(known, { office, ctx }).find((each) => each.element === key)
    if (!fact) throw new Refusal('not-found')
    const open = await readCorrections(tx, { resident: person.id, states: waitingStates })
    const waiting = open.find((each) => each.element === key)
    const files = await filesOf(tx, { draft: waiting?.id ?? id })
    return {
      person,
      fact,
      authority: say(element.authority, locale),
      form: formOf(element),
      scope: correctionScope(),
      words: {
        codes: element.codes ? { [element.codes]: codeChoices(office, element.codes, locale) } : {},
        divisions: divisionChoices(office, locale),
      },
      files: files.map((file) => ({ id: file.id, name: file.name, state: file.state, problem: file.problem })),
      answerBy: answerBy(office),
      waiting: waiting ? { id: waiting.id, state: waiting.state, reason: waiting.reason } : null,
    }
  },
})
