import pg from 'pg'
import { newSession } from '@/lib/access/session'
import { personRecord } from '@/lib/cases/person-record'
import { connectionPool } from '@/lib/kernel/db'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { findPerson } from '@/lib/registry/find-person'
import { bigrams, type Findable, findByAll, findByAny, nameInitials } from '@/lib/registry/lookups'
import { residentByNumber } from '@/lib/registry/residents'
import { sought } from '@/lib/registry/sought'
import type { InventedHousehold, InventedPerson } from '../../prisma/demonstration/person'
import { clocked, eachClocked, type Timed, timed } from './timed'

const lookUpLimit = 10
const searchLimit = 100

/** Every so manieth citizen with a phone and a name of three characters, as far as they go. */
export function someOf(
  households: Iterable<InventedHousehold>,
  { every, most }: { every: number; most: number },
): InventedPerson[] {
  const found: InventedPerson[] = []
  let seen = 0
  for (const { members } of households) {
    for (const person of members) {
      if (person.idKind !== 'citizen-id' || !person.mobile || person.left !== undefined) continue
      seen += 1
      if (seen % every === 0 && [...person.name].length === 3) found.push(person)
      if (found.length === most) return found
    }
  }
  return found
}

/** A clerk who has just signed in at the counter. */
export async function signedIn(account: string): Promise<Entry> {
  const made = await transaction({ as: 'signin' }, ({ tx }) =>
    newSession(tx, { account: { id: account, kind: 'staff' }, channel: 'counter' }),
  )
  return { token: made.token }
}

type Typed = (person: InventedPerson) => string
const typed: readonly (readonly [what: string, typed: Typed])[] = [
  ['ID number', ({ idNumber }) => idNumber],
  ['ID tail, 4', ({ idNumber }) => idNumber.slice(-4)],
  ['ID tail, 6', ({ idNumber }) => idNumber.slice(-6)],
  ['phone', ({ mobile = '' }) => mobile],
  ['phone tail, 4', ({ mobile = '' }) => mobile.slice(-4)],
  ['name', ({ name }) => name],
  ['part of a name', ({ name }) => [...name].slice(1).join('')],
  ['pinyin initials', ({ name }) => nameInitials(name)[0] ?? ''],
]

/** The bare statement behind each kind of search, in a transaction of the clerk that is open already. */
function statement(entry: Entry, text: string): Promise<number> {
  const { rows, tail, name } = sought(text)
  const known = rows.length > 0
  if (!known) throw new Error('nothing to look for')
  return transaction(entry, async ({ tx, actor }) => {
    await tx.$queryRaw`SELECT 1`
    return clocked(async () => {
      const found = await findByAny(tx, actor, rows)
      if (found.length > 0 || tail || !name) return
      await findByAll(tx, actor, { field: 'name-bigram', values: bigrams(name) })
    })
  })
}

async function floors(entry: Entry): Promise<Timed[]> {
  const pool = connectionPool()
  const rounds = Array.from({ length: 200 }, (_, no) => no)
  const bare = await eachClocked(rounds, () => clocked(() => pool.query('SELECT 1')))
  const entered = await eachClocked(rounds, () => clocked(() => transaction(entry, async () => undefined)))
  return [timed('floor: SELECT 1', bare), timed('floor: transaction of a clerk', entered)]
}

/** How many statements a piece of work sends beside BEGIN and COMMIT. */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const prototype = pg.Client.prototype
  const { query } = prototype
  let count = 0
  prototype.query = function counted(this: pg.Client, ...asked: unknown[]) {
    const [first] = asked
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text
    if (text && !/^(BEGIN|COMMIT)/i.test(text)) count += 1
    return Reflect.apply(query, this, asked)
  } as typeof query
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return count
}

/**
 * Measures the register as a clerk of one street uses it, with row-level security on: the bare look-ups in the database,
 * the searches of the counter's box as a whole (session, rights, search, lines of results, audit, commit), and the page of a
 * person. `statements` of the page beside BEGIN and COMMIT, the entry into the transaction included.
 */
export async function measureRegister(
  account: string,
  people: readonly InventedPerson[],
): Promise<{ measured: Timed[]; floor: number; statements: number }> {
  const entry = await signedIn(account)
  const measured = await floors(entry)
  const exact = (person: InventedPerson) =>
    transaction(entry, async ({ tx }) => clocked(() => residentByNumber(tx, person.idNumber)))
  measured.push(timed('database: person by ID number', await eachClocked(people, exact), lookUpLimit))
  for (const [what, of] of typed) {
    const limit = what === 'ID number' ? lookUpLimit : searchLimit
    const times = await eachClocked(people, (person) => statement(entry, of(person)))
    measured.push(timed(`database: ${what}`, times, limit))
  }
  for (const [what, of] of typed) {
    const search = (person: InventedPerson) => clocked(() => findPerson.execute({ entry, input: { q: of(person) } }))
    measured.push(timed(`counter search: ${what}`, await eachClocked(people, search), searchLimit))
  }
  const ids = await idsOf(entry, people)
  const page = (id: string) => personRecord.execute({ entry, input: { id } })
  measured.push(timed('person page', await eachClocked(ids, (id) => clocked(() => page(id))), searchLimit))
  const statements = await statementsOf(() => page(ids[0] ?? ''))
  return { measured, floor: measured[0]?.p95 ?? 1, statements }
}

function idsOf(entry: Entry, people: readonly Pick<InventedPerson, 'idNumber'>[]): Promise<Findable['resident'][]> {
  return transaction(entry, async ({ tx }) => {
    const ids: string[] = []
    for (const { idNumber } of people) {
      const id = await residentByNumber(tx, idNumber)
      if (id) ids.push(id)
    }
    return ids
  })
}
