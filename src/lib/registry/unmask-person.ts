import 'server-only'
import { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { locales, sourceLocale } from '@/lib/text/locale'
import { factContext, factWords } from './fact-words'
import { knownOf } from './party'
import { personSubject } from './person-subject'
import { withoutReceipt } from './without-receipt'

const leastReason = 4
/** Long numbers have no place in a reason: the trail must not hold what it guards. */
const longNumber = /\d{6,}[\dXx]?/g

/** A form posts one name, or the same name several times. */
function listed(raw: unknown): unknown {
  if (typeof raw === 'string') return [raw]
  return raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? Object.values(raw) : raw
}

/**
 * Shows elements of a person whole. Asks for a reason, which the person can read later; the audit row is written in the
 * same transaction, so nothing is shown that is not audited. The answer is data for the screen that asked and rests nowhere.
 */
export const unmaskPerson = withoutReceipt(
  command({
    name: 'unmask-person',
    permission: 'person.unmask',
    input: z.strictObject({
      person: z.uuid('not-found'),
      elements: z.preprocess(listed, z.array(z.string().max(60)).min(1, 'required').max(20)),
      reason: z.string({ error: 'required' }).trim().max(200, 'too-long'),
      locale: z.enum(locales).default(sourceLocale),
    }),
    subject: ({ tx, input: { person } }) => personSubject(tx, person),
    run: async ({ tx, audit, input: { person, elements, reason, locale } }) => {
      if ([...reason].length < leastReason) throw invalid('reason', 'reason-short')
      const office = await loadOffice(tx)
      const known = await knownOf(tx, person)
      const asked = office.elements.filter((each) => elements.includes(each.element) && known[each.element])
      if (asked.length === 0) throw new Refusal('not-found')
      const ctx = await factContext(office, locale, true)
      const values = asked.map((each) => [each.element, factWords(each, known[each.element]?.value, ctx)] as const)
      const where = await personSubject(tx, person)
      const shown = { elements: asked.map((each) => each.element) }
      audit({ subject: person, unitPath: where?.unitPath, reason: reason.replace(longNumber, '***'), detail: shown })
      return { to: `/registers/people/${person}?did=shown`, data: { values: Object.fromEntries(values) } }
    },
  }),
)
