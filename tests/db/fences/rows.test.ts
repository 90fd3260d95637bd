import { beforeAll, describe, expect, it, vi } from 'vitest'
import { can } from '@/lib/kernel/policy'
import { Refusal } from '@/lib/kernel/refusal'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { queries } from '@/lib/web/queries'
import { testDatabase } from '../../support/database'
import { type MatrixCase, queryCases } from '../../support/matrix-cases'
import { type Ground, matrixGround } from '../../support/matrix-ground'
import { behind, neighbour, personNamed, sessionOf, staffAt, street } from '../../support/matrix-street'
import { boundTables, type Reach, theirRows, theirs } from '../../support/matrix-theirs'

// The policy says yes to everything, in this test alone: what is left is row-level security.
vi.mock('@/lib/kernel/policy', async (original) => ({ ...(await original()), can: () => true }))

const db = await testDatabase({ seeded: true })
const look = behind(db)

type Somebody = { name: string; entry: Entry; reach: Reach }
let ground: Ground
let people: Somebody[]

const nobody: Reach = { kind: 'public', account: null, persons: [], units: [], subtree: null, level: 1 }

async function resident(name: string, principals: readonly string[] = []): Promise<Somebody> {
  const person = await personNamed(look, name)
  const others = await Promise.all(principals.map((each) => personNamed(look, each)))
  const persons = [person.resident, ...others.map((each) => each.resident)]
  const { entry } = await sessionOf(person.account ?? '', 'person')
  return { name, entry, reach: { ...nobody, kind: 'person', account: person.account, persons, level: 4 } }
}

type Desk = { role: string; unit: string; subtree?: string; level?: number }

async function officer({ role, unit, subtree, level = 4 }: Desk): Promise<Somebody> {
  const [first] = await staffAt(look, role, unit)
  if (!first) throw new Error(`nobody is ${role} at ${unit}`)
  const { entry } = await sessionOf(first.account, 'staff')
  const reach: Reach = {
    ...nobody,
    kind: 'staff',
    account: first.account,
    units: [unit],
    subtree: subtree ?? null,
    level,
  }
  return { name: `${role} at ${unit}`, entry, reach }
}

beforeAll(async () => {
  ground = await matrixGround(look)
  people = [
    { name: 'public', entry: { as: 'public' }, reach: nobody },
    await resident('王秀英'),
    await resident('李敏', ['王秀英']),
    await resident('吴德'),
    await officer({ role: 'clerk', unit: `${street}hall/`, subtree: street }),
    await officer({ role: 'clerk', unit: `${neighbour}hall/`, subtree: neighbour }),
    await officer({ role: 'reviewer', unit: `${street}relief/` }),
    await officer({ role: 'reviewer', unit: `${street}labour/` }),
    await officer({ role: 'decider', unit: `${neighbour}relief/` }),
    await officer({ role: 'checker', unit: 'yunzhou/linjiang/police/' }),
    await officer({
      role: 'community-worker',
      unit: `${street}qinghe-shequ/station/`,
      subtree: `${street}qinghe-shequ/`,
    }),
    await officer({ role: 'director', unit: `${street}management/`, subtree: street, level: 2 }),
    await officer({ role: 'data-steward', unit: `${street}management/`, subtree: street }),
    await officer({ role: 'system-administrator', unit: `${street}management/`, subtree: '', level: 1 }),
  ]
}, 300_000)

async function seenRows(entry: Entry, table: string): Promise<string[]> {
  return transaction(entry, async ({ tx }) => {
    const rows = await tx.$queryRawUnsafe<{ print: string }[]>(`SELECT md5(t::text) AS print FROM "${table}" t`)
    return rows.map(({ print }) => print).sort()
  })
}

describe('row-level security alone', () => {
  it('really stands alone here: the policy says yes to everything', () => {
    expect(can({ kind: 'public' } as never, 'audit.read')).toBe(true)
  })

  it('binds every table, the owner included, but the counts of the rate limiter and the list of migrations', async () => {
    const tables = await boundTables(look)
    const free = tables.filter(({ bound, forced }) => !bound || !forced).map(({ name }) => name)
    expect(free).toEqual(['_prisma_migrations', 'rate_limit'])
    expect(tables.filter(({ name }) => !free.includes(name)).map(({ name }) => name)).toEqual(
      Object.keys(theirs).sort(),
    )
  })

  it.each(Object.keys(theirs))('shows of %s to each what is theirs: all of it and nothing else', async (table) => {
    for (const { name, entry, reach } of people) {
      const seen = await seenRows(entry, table)
      const own = await theirRows(look, table, reach)
      expect({ name, foreign: seen.filter((row) => !own.includes(row)).length }).toEqual({ name, foreign: 0 })
      if (table !== 'session') expect({ name, count: seen.length }).toEqual({ name, count: own.length })
    }
  })

  it('compares something: each kind of reader has rows, and rows that are not theirs exist', async () => {
    const all = await look.ask<{ n: string }>('SELECT count(*) AS n FROM "case"')
    for (const { name, entry, reach } of people) {
      const seen = await seenRows(entry, 'case')
      expect({ name, some: reach.kind === 'public' || reach.subtree === '' || seen.length > 0 }).toEqual({
        name,
        some: true,
      })
      if (reach.subtree !== '') expect(seen.length).toBeLessThan(Number(all[0]?.n))
    }
  })

  it('shows nothing at all to a transaction that was not entered', async () => {
    const { database } = await import('@/lib/kernel/db')
    for (const table of Object.keys(theirs)) {
      const rows = await database().$queryRawUnsafe<unknown[]>(`SELECT 1 FROM "${table}" LIMIT 1`)
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
    }
  })

  it('answers no query about a thing of another street, whatever it asks', async () => {
    for (const asked of queryCases.filter((each) => each.bound)) {
      for (const asker of ground.askers) {
        const outcome = await outcomeAbroad(asked, asker)
        if (outcome !== 'keeps accounts')
          expect({ what: asked.name, who: asker.name, outcome }).toMatchObject({ outcome: 'not-found' })
      }
    }
  })
})

/** District desks have tasks in both streets, and accounts are kept by those whose posts reach everything. */
async function outcomeAbroad(asked: MatrixCase, asker: Ground['askers'][number]): Promise<string> {
  const everywhere = asker.role.endsWith('administrator')
  const sharedDesk = asker.role === 'checker' && asked.variant === 'tasks out'
  if (everywhere || sharedDesk) return 'keeps accounts'
  const input = await asked.input({ ...ground.things(asker, 'street'), asker, behind: look })
  const query = queries[asked.name] as unknown as { execute: (call: unknown) => Promise<unknown> }
  if (!query) return 'not-found'
  return query.execute({ entry: asker.entry, input }).then(
    () => 'allowed',
    (problem: unknown) => (problem instanceof Refusal ? problem.code : String(problem)),
  )
}
