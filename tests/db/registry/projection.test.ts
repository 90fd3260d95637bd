import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { today } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { type NewFact, recordFacts } from '@/lib/registry/record-facts'
import { testDatabase } from '../../support/database'
import { knownAsOf } from '../../support/known-as-of'

const db = await testDatabase({ seeded: true })
const client = new pg.Client({ connectionString: db.superuserUrl })
beforeAll(() => client.connect())
afterAll(() => client.end())

const streets = ['yunzhou/linjiang/qinghe/', 'yunzhou/linjiang/wangjiang/'] as const
const units = [`${streets[0]}hehua/`, `${streets[0]}relief/`, streets[0], `${streets[1]}gudu/`] as const
/**
 * Facts that anybody may tell; of the last two the person's own word weighs as much as a proof. Of the first, equals that
 * disagree wait for a decision.
 */
const elements = ['person.hukou_division', 'person.living_address', 'person.mobile', 'person.education'] as const

type Draw = Pick<NewFact, 'element' | 'source' | 'value' | 'unitPath'> & { verified: boolean; expired: boolean }
const draw: fc.Arbitrary<Draw> = fc.record({
  element: fc.constantFrom(...elements),
  source: fc.constantFrom('population-register', 'id-card', 'self', 'staff', 'collector', 'case:QH-1', 'steward'),
  value: fc.constantFrom('甲', '乙', '丙'),
  unitPath: fc.constantFrom(...units),
  verified: fc.boolean(),
  expired: fc.boolean(),
})
/** Facts come singly and in batches. */
const history = fc.array(fc.array(draw, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })

type Stored = { id: string; element: string; unit_path: string; source: string; verified: boolean; expired: boolean }
type Present = {
  fact: string
  source: string
  weight: number
  value: unknown
  expired: boolean
  contestedBy: string | null
}

function weight({ source, verified, element }: Stored): number {
  if (['population-register', 'id-card', 'steward'].includes(source)) return 3
  const own = source === 'self' && ['person.mobile', 'person.education'].includes(element)
  return verified || source.startsWith('case:') || own ? 2 : 1
}

const kind = (source: string) => source.split(':')[0]

/** Two kinds of source, equals, disagree about something that a person has to decide; the steward is that person. */
function undecided(before: Present, fact: Stored & { value: unknown }): boolean {
  if (fact.element !== 'person.hukou_division' || fact.source === 'steward') return false
  return before.weight === weight(fact) && before.value !== fact.value && kind(before.source) !== kind(fact.source)
}

/** The projection as it follows from the store alone, told again from the first fact on. */
function replay(facts: readonly (Stored & { value: unknown })[]): Record<string, Present> {
  const present: Record<string, Present> = {}
  for (const fact of facts) {
    const street = streets.find((path) => fact.unit_path.startsWith(path))
    const key = `${fact.element} ${street}`
    const before = present[key]
    const stands = before && !before.expired && (before.weight > weight(fact) || undecided(before, fact))
    if (stands) present[key] = { ...before, contestedBy: before.value === fact.value ? null : fact.id }
    else
      present[key] = {
        fact: fact.id,
        source: fact.source,
        weight: weight(fact),
        value: fact.value,
        expired: fact.expired,
        contestedBy: null,
      }
  }
  return present
}

async function storedFacts(subject: string): Promise<Stored[]> {
  const { rows } = await client.query<Stored>(
    `SELECT id, element, unit_path, source, verified_by IS NOT NULL AS verified, coalesce(until < app_today(), false) AS expired
     FROM fact WHERE subject = $1`,
    [subject],
  )
  return rows
}

async function projected(subject: string): Promise<Record<string, Pick<Present, 'fact' | 'contestedBy'>>> {
  const { rows } = await client.query<{
    element: string
    unit_path: string
    fact: string
    contested_by: string | null
  }>('SELECT element, unit_path, fact, contested_by FROM fact_now WHERE subject = $1', [subject])
  return Object.fromEntries(
    rows.map((row) => [`${row.element} ${row.unit_path}`, { fact: row.fact, contestedBy: row.contested_by }]),
  )
}

async function record(subject: string, batches: readonly (readonly Draw[])[]): Promise<Map<string, unknown>> {
  const told = new Map<string, unknown>()
  for (const batch of batches) {
    const facts = batch.map(({ verified, expired, ...fact }) => ({
      ...{ ...fact, subject },
      verifiedBy: verified ? subject : null,
      until: expired ? '2020-01-01' : null,
    }))
    const ids = await transaction({ as: 'worker' }, ({ tx }) => recordFacts(tx, facts))
    for (const [index, id] of ids.entries()) told.set(id, facts[index]?.value)
  }
  return told
}

test('the projection is what a replay of the store gives, and what is read is what it points at', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.uuid({ version: 4 }), async (batches, subject) => {
      const told = await record(subject, batches)
      const stored = new Map((await storedFacts(subject)).map((fact) => [fact.id, fact]))
      expect(stored.size).toBe(batches.flat().length)
      const inOrder = [...told].map(([id, value]) => ({ ...(stored.get(id) as Stored), value }))
      const expected = replay(inOrder)
      const pointers = Object.entries(expected).map(([key, { fact, contestedBy }]) => [key, { fact, contestedBy }])
      expect(await projected(subject)).toEqual(Object.fromEntries(pointers))
      const known = await transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, subject))
      for (const [element, { fact, value }] of Object.entries(known)) {
        const heaviest = Math.max(...valid(expected, element).map((each) => each.weight))
        expect(
          valid(expected, element)
            .filter((each) => each.weight === heaviest)
            .map((each) => each.fact),
        ).toContain(fact)
        expect(value).toBe(told.get(fact))
      }
      const now = await transaction({ as: 'worker' }, ({ tx }) => knownAsOf(tx, subject, today()))
      expect(now).toEqual(known)
      const elementsWithValue = elements.filter((element) => valid(expected, element).length > 0)
      expect(Object.keys(known).sort()).toEqual([...elementsWithValue].sort())
    }),
    { numRuns: process.env.FULL === '1' ? 300 : 25 },
  )
})

function valid(present: Record<string, Present>, element: string): Present[] {
  return Object.entries(present).flatMap(([key, each]) =>
    key.startsWith(`${element} `) && !each.expired ? [each] : [],
  )
}
