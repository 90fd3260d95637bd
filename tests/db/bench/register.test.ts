import { expect, test } from 'vitest'
import { office } from '@/lib/catalogue/office'
import { transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { factRows, recordFacts } from '@/lib/registry/record-facts'
import { openIdNumber } from '@/lib/registry/residents'
import { groundOf } from '../../../prisma/demonstration/write/ground'
import { householdRows } from '../../../prisma/demonstration/write/household-rows'
import { bigQuarters, firstStreet, openBigOffice } from '../../bench/big-office'
import { fillRegister, householdsOf, streetOf } from '../../bench/fill-register'
import { measureRegister, someOf } from '../../bench/measure-register'
import { type Present, projected } from '../../bench/projected'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'

const db = await testDatabase()
const quarters = bigQuarters(800)
const filled = await openBigOffice().then(async (clerk) => {
  return { clerk, people: await fillRegister(db.superuserUrl, { quarters, clerk, said: () => undefined }) }
})
const ask = <Row extends object>(sql: string) => asOwner<Row & Record<string, unknown>>(db.superuserUrl, sql)

test('the bench’s register has its people, its indexes and nothing that cannot be opened', async () => {
  const invented = [...householdsOf(quarters)].flatMap(({ members, twin }) => (twin ? [...members, twin] : members))
  const residents = await ask<{ id: string; idEnc: string }>('SELECT id, id_enc AS "idEnc" FROM resident')
  expect(residents.map(openIdNumber).sort()).toEqual(invented.map(({ idNumber }) => idNumber).sort())
  expect(filled.people).toBeGreaterThanOrEqual(800)
  const [missing] = await ask<{ lookup: number; fact: number }>(`
    SELECT (SELECT count(*)::int FROM pg_index WHERE indrelid = 'lookup'::regclass) AS lookup,
      (SELECT count(*)::int FROM pg_index WHERE indrelid = 'fact'::regclass) AS fact`)
  expect(missing?.lookup).toBeGreaterThanOrEqual(2)
  expect(missing?.fact).toBeGreaterThanOrEqual(3)
  const [resident] = residents
  const known = await transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, resident?.id ?? ''))
  expect(Object.keys(known).length).toBeGreaterThan(3)
})

test('its projection is the one that the database itself makes of the same facts', async () => {
  const [facts, copied] = await transaction({ as: 'worker' }, async ({ tx }) => {
    const ground = await groundOf(tx, () => filled.clerk)
    const again = [...householdsOf(quarters)].slice(0, 120).map((household) => householdRows(ground, household))
    const told = again.flatMap((each) => each.facts)
    return [told, projected(factRows((await office(tx)).elements, told), streetOf)]
  })
  await transaction({ as: 'worker' }, ({ tx }) => recordFacts(tx, facts))
  const subjects = [...new Set(facts.map(({ subject }) => subject))]
  const kept = await asOwner<Present>(
    db.superuserUrl,
    'SELECT *, stale_on::text AS stale_on FROM fact_now WHERE subject = ANY ($1)',
    [subjects],
  )
  const comparable = ({ subject, element, stale_on, level, weight, value_mac, contested_by, unit_path }: Present) =>
    [subject, element, stale_on, level, weight, value_mac, contested_by !== null, unit_path].join(' ')
  expect(kept.length).toBeGreaterThan(1000)
  expect(kept.some(({ contested_by }) => contested_by !== null)).toBe(true)
  expect(kept.map(comparable).sort()).toEqual(copied.map(comparable).sort())
})

test('the measurements run through, find everybody they look for, and count the statements of a page', async () => {
  const people = someOf(householdsOf(firstStreet(800)), { every: 3, most: 4 })
  const { measured, statements, floor } = await measureRegister(filled.clerk, people)
  expect(measured.length).toBeGreaterThan(15)
  expect(people).toHaveLength(4)
  expect(measured.every(({ times, p95 }) => times >= 4 && p95 > 0)).toBe(true)
  expect(statements).toBeGreaterThan(1)
  expect(floor).toBeGreaterThan(0)
}, 300_000)
