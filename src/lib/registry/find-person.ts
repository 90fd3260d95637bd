import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/kernel/actor'
import { command } from '@/lib/kernel/command'
import { park, parked } from '@/lib/kernel/parked'
import { query } from '@/lib/kernel/query'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { locales, sourceLocale } from '@/lib/text/locale'
import { knownFactsOf } from './facts'
import { bigrams, findByAll, findByAny } from './lookups'
import { peopleAtPlace } from './people/at-place'
import { nameForms, plainName } from './people/name-forms'
import { personLines } from './person-lines'
import { readPeople } from './read-people'
import { openIdNumber } from './residents'
import { type Sought, sought } from './sought'
import { withoutReceipt } from './without-receipt'

const mostShown = 20
const locale = z.enum(locales).default(sourceLocale)
const phones = ['person.mobile', 'person.second_phone', 'person.third_phone']

async function idsFor(
  tx: Transaction,
  actor: Actor,
  { rows, tail, name, certificate = [] }: Sought,
): Promise<string[]> {
  const found = await findByAny(tx, actor, rows)
  if (tail) {
    const held = certificate.length > 0 ? await findByAny(tx, actor, certificate) : []
    return [...new Set([...(await endingWith(tx, found, tail)), ...held])]
  }
  if (found.length > 0 || !name) return found
  const near = [...(await partlyNamed(tx, actor, name)), ...(await peopleAtPlace(tx, actor, name))]
  return [...new Set(near)]
}

/** People whose name, or whose former name, has this part. */
async function partlyNamed(tx: Transaction, actor: Actor, name: string): Promise<string[]> {
  const part = nameForms(name).at(-1) ?? ''
  const values = bigrams(part)
  if (values.length === 0) return []
  const ids = await findByAll(tx, actor, { field: 'name-bigram', values })
  const former = await knownFactsOf(tx, ids, ['person.former_name'])
  return (await readPeople(tx, ids))
    .filter(({ id, name: now }) => {
      const before = former.get(id)?.['person.former_name']?.value
      return [now, ...String(before ?? '').split('、')].some((each) => plainName(each).includes(plainName(part)))
    })
    .map(({ id }) => id)
}

async function endingWith(tx: Transaction, ids: readonly string[], tail: string): Promise<string[]> {
  const known = await knownFactsOf(tx, ids, [...phones, 'disability.certificate_number'])
  const people = await readPeople(tx, ids)
  return people
    .filter((person) => {
      const told = Object.values(known.get(person.id) ?? {}).map(({ value }) => String(value))
      return [openIdNumber(person), ...told].some((number) => number.endsWith(tail))
    })
    .map((person) => person.id)
}

const pages = { counter: '/counter', people: '/registers/people' } as const

/**
 * Finds people of the own street by what the one box was given. A read that is posted, because what is typed may be an
 * identity number: it stands in no address, in no log and in no receipt. A form is led on with an id under which the answer
 * waits.
 */
export const findPerson = withoutReceipt(
  command({
    name: 'find-person',
    permission: 'person.find',
    input: z.strictObject({
      q: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
      /** The page that shows who was found. */
      at: z.enum(['counter', 'people']).default('counter'),
      locale,
    }),
    run: async ({ tx, actor, audit, input }) => {
      const wanted = sought(input.q)
      if (wanted.rows.length === 0) throw invalid('q', 'search-short')
      const ids = await idsFor(tx, actor, wanted)
      const results = await personLines(tx, { ids: ids.sort().slice(0, mostShown), locale: input.locale })
      const by = [...new Set(wanted.rows.map(({ field }) => field))].join()
      audit({ detail: { by, found: ids.length } })
      const found = await park(tx, { account: actor.account ?? '', value: results.map(({ id }) => id) })
      return { to: `${pages[input.at]}?found=${found}`, data: { results, more: ids.length > mostShown } }
    },
  }),
)

const keptIds = z.array(z.uuid()).max(mostShown)

/** What `find-person` found a moment ago, for a page without script; nothing when its time is over. */
export const foundPeople = query({
  name: 'found-people',
  permission: 'person.find',
  input: z.strictObject({ found: z.uuid(), locale }),
  run: async ({ tx, input }) => {
    const kept = keptIds.safeParse(await parked(tx, input.found))
    return personLines(tx, { ids: kept.success ? kept.data : [], locale: input.locale })
  },
})
