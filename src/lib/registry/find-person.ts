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
import { personLines } from './person-lines'
import { readPeople } from './read-people'
import { openIdNumber } from './residents'
import { type Sought, sought } from './sought'
import { withoutReceipt } from './without-receipt'

const mostShown = 20
const locale = z.enum(locales).default(sourceLocale)

async function idsFor(tx: Transaction, actor: Actor, { rows, tail, name }: Sought): Promise<string[]> {
  const found = await findByAny(tx, actor, rows)
  if (tail) return endingWith(tx, found, tail)
  if (found.length > 0 || !name) return found
  const near = await readPeople(tx, await findByAll(tx, actor, { field: 'name-bigram', values: bigrams(name) }))
  return near.filter((person) => person.name.includes(name)).map((person) => person.id)
}

async function endingWith(tx: Transaction, ids: readonly string[], tail: string): Promise<string[]> {
  const phones = await knownFactsOf(tx, ids, ['person.mobile'])
  const people = await readPeople(tx, ids)
  return people
    .filter(
      (person) =>
        openIdNumber(person).endsWith(tail) || String(phones.get(person.id)?.['person.mobile']?.value).endsWith(tail),
    )
    .map((person) => person.id)
}

/**
 * Finds people of the own street by what the counter's one box was given. A read that is posted, because what is typed
 * may be an identity number: it stands in no address, in no log and in no receipt. A form is led on with an id under
 * which the answer waits.
 */
export const findPerson = withoutReceipt(
  command({
    name: 'find-person',
    permission: 'person.find',
    input: z.strictObject({
      q: z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'too-long'),
      locale,
    }),
    run: async ({ tx, actor, audit, input }) => {
      const wanted = sought(input.q)
      if (wanted.rows.length === 0) throw invalid('q', 'search-short')
      const ids = await idsFor(tx, actor, wanted)
      const results = await personLines(tx, { ids: ids.sort().slice(0, mostShown), locale: input.locale })
      audit({ detail: { by: wanted.rows.map(({ field }) => field).join(), found: ids.length } })
      const found = await park(tx, { account: actor.account ?? '', value: results.map(({ id }) => id) })
      return { to: `/counter?found=${found}`, data: { results, more: ids.length > mostShown } }
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
