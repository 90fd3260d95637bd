import 'server-only'
import { z } from 'zod'
import { command } from '@/lib/kernel/command'
import { type Problem, Refusal } from '@/lib/kernel/refusal'
import { knownFacts } from '../facts'
import { fieldContext } from '../field-context'
import { personSubject } from '../person-subject'
import { recordFacts } from '../record-facts'
import { homeOf } from './home-of'

/** The first is the one that the office calls and writes to. */
const elements = {
  phone: 'person.mobile',
  second: 'person.second_phone',
  third: 'person.third_phone',
} as const
type Place = keyof typeof elements
const places = Object.keys(elements) as Place[]
const number = z.string().trim().max(40, 'too-long').optional()

/** What is typed to take a number away: an empty box leaves it, because boxes are not filled with what is masked. */
const takenAway = '-'

type Numbers = Partial<Record<Place, string | null>>

function read(typed: Partial<Record<Place, string>>): Numbers {
  const [problems, found]: [Problem[], Numbers] = [[], {}]
  for (const place of places) {
    const raw = typed[place]
    if (!raw) continue
    const phone = raw === takenAway ? null : fieldContext().phone(raw)
    if (phone?.ok === false) problems.push({ name: place, code: 'mobile' })
    else found[place] = phone?.value ?? null
  }
  if (problems.length > 0) throw new Refusal('invalid', 'invalid', problems)
  return found
}

/**
 * Notes the phones of a person, up to three, the first preferred; `-` takes one away, what is empty or left out stays.
 * `prefer` puts the second or third in the first place. Only what differs from what is known becomes a new fact.
 */
export const setContact = command({
  name: 'set-contact',
  permission: 'person.keep',
  input: z.strictObject({
    person: z.uuid('not-found'),
    phone: number,
    second: number,
    third: number,
    prefer: z.enum(['', 'second', 'third']).default(''),
  }),
  subject: ({ tx, input: { person } }) => personSubject(tx, person),
  run: async ({ tx, actor, audit, input: { person, prefer, ...typed } }) => {
    const unitPath = homeOf(actor.posts, 'person.keep')
    const known = await knownFacts(tx, person)
    const before = (place: Place) => (known[elements[place]]?.value as string | null | undefined) ?? null
    const present: Numbers = { phone: before('phone'), second: before('second'), third: before('third') }
    const wanted: Numbers = { ...present, ...read(typed) }
    const after: Numbers = prefer ? { ...wanted, phone: wanted[prefer], [prefer]: wanted.phone } : wanted
    const changed = places.filter((place) => (after[place] ?? null) !== before(place))
    const told = { subject: person, source: 'staff', verifiedBy: actor.account, unitPath }
    await recordFacts(
      tx,
      changed.map((place) => ({ ...told, element: elements[place], value: after[place] ?? null })),
    )
    audit({ subject: person, unitPath, detail: { changed: changed.map((place) => elements[place]) } })
    return { to: `/registers/people/${person}?did=contact`, data: { changed: changed.length } }
  },
})
