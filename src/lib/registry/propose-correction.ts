import 'server-only'
import { z } from 'zod'
import { dueDate } from '@/lib/calendar/due-date'
import { canonicalJson } from '@/lib/catalogue/canonical-json'
import { office as loadOffice, type Office } from '@/lib/catalogue/office'
import { attachProof } from '@/lib/files/attach'
import { readAnswers } from '@/lib/forms/answers'
import type { ReadContext } from '@/lib/forms/fields/field-kind'
import { today } from '@/lib/kernel/clock'
import { command } from '@/lib/kernel/command'
import { invalid, Refusal } from '@/lib/kernel/refusal'
import { correctionForm, correctionScope, isCorrectable } from './correctable'
import { readCorrections, sealCorrection, waitingStates } from './correction-rows'
import { knownFacts } from './facts'
import { myPerson } from './my-people'
import { registerContext } from './people/register-context'
import { unitName } from './unit-names'

/** By when the office answers (facts §7.1: requests about one's own information, product default). */
const answerIn = { workingDays: 15 } as const

/** By when a request about one's own information that is made today is answered. */
export function answerBy(office: Office): string {
  return dueDate({ calendar: office.calendar, start: today(), limit: answerIn }).due
}

const input = z.strictObject({
  /** Made with the page, so that proof can be sent before. */
  id: z.uuid('not-found'),
  person: z.uuid('not-found'),
  element: z.string().max(60),
  value: z.unknown().optional(),
  said: z.string({ error: 'required' }).trim().min(1, 'required').max(500, 'too-long'),
})

/**
 * Says that something on record about oneself (or a child one is guardian of) is wrong, what it should be, and proves it
 * with a file. The value on record stays, marked as contested, until the office decides. One open request for each
 * element. Refuses with `invalid` and every problem at once.
 */
export const proposeCorrection = command({
  name: 'propose-correction',
  permission: 'rights.use',
  input,
  subject: async ({ tx, actor, input: { person } }) => {
    const mine = await myPerson(tx, actor, person)
    return mine && { parties: [mine.id] }
  },
  run: async ({ tx, actor, audit, input: { id, person, element: key, value: raw, said } }) => {
    const office = await loadOffice(tx)
    const element = office.elements.find((each) => each.element === key)
    const known = (await knownFacts(tx, person))[key]
    if (!element || !isCorrectable(element) || !known) throw new Refusal('not-found')
    await refuseSecond(tx, person, key)
    const value = readValue(raw, { office, element })
    if (canonicalJson(value) === canonicalJson(known.value)) throw invalid('value', 'correction-same')
    const dueOn = answerBy(office)
    const row = { id, resident: person, element: key, fact: known.fact, level: known.level, unitPath: known.unitPath }
    const asked = { state: 'open', askedBy: actor.account ?? '', dueOn: new Date(dueOn) }
    await tx.correction.createMany({ data: [{ ...row, ...asked, ...sealCorrection(id, { value, said }) }] })
    const proofs = await attachProof(tx, { correction: id })
    if (proofs === 0) throw invalid('proof', 'file-missing')
    audit({ subject: person, unitPath: known.unitPath, detail: { correction: id, element: key, dueOn } })
    const of = person === actor.resident ? '' : `&of=${person}`
    return { to: `/me/information?done=proposed${of}#${key}`, data: { correction: id, dueOn } }
  },
})

async function refuseSecond(
  tx: Parameters<typeof readCorrections>[0],
  resident: string,
  element: string,
): Promise<void> {
  const open = await readCorrections(tx, { resident, states: waitingStates })
  if (open.some((each) => each.element === element)) throw new Refusal('conflict', 'correction-open')
}

function readValue(
  raw: unknown,
  { office, element }: { office: Office; element: Office['elements'][number] },
): unknown {
  const ctx: ReadContext = {
    ...registerContext(office),
    accepts: (type, reference) =>
      type === 'division' || type === 'address' ? unitName(office, reference, 'zh-Hans') !== undefined : undefined,
  }
  const read = readAnswers({ form: correctionForm(element), input: { value: raw }, scope: correctionScope(), ctx })
  if (read.errors.length > 0) throw new Refusal('invalid', 'invalid', read.errors)
  return read.answers.value
}
