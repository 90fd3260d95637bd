import { beforeAll, expect, test } from 'vitest'
import { today } from '@/lib/kernel/clock'
import { transaction } from '@/lib/kernel/transaction'
import { householdLines } from '@/lib/registry/households/household-lines'
import { testDatabase } from '../../support/database'
import { behind, personNamed, sessionOf, staffAt } from '../../support/matrix-street'
import { qinghe, wangjiang } from './two-streets'

const db = await testDatabase({ seeded: true })
const look = behind(db)
let sun: string

beforeAll(async () => {
  sun = (await personNamed(look, '孙强')).resident
})

async function clerkAt(street: string) {
  const [clerk] = await staffAt(look, 'clerk', `${street}hall/`)
  return (await sessionOf(clerk?.account ?? '', 'staff')).entry
}

test('a person’s household with everybody in it, the head first', async () => {
  const lines = await transaction(await clerkAt(qinghe), ({ tx }) => householdLines(tx, sun, today()))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    kind: 'living',
    head: true,
    relation: '01',
    until: null,
    place: { name: '新苑路19号' },
  })
  expect(lines[0]?.members.map(({ name, relation, head }) => [name, relation, head])).toEqual([
    ['孙强', '01', true],
    ['马丽华', '10', false],
    ['孙梓涵', '30', false],
  ])
})

test('nothing on a day before, and nothing for another street', async () => {
  expect(await transaction(await clerkAt(qinghe), ({ tx }) => householdLines(tx, sun, '1950-01-01'))).toEqual([])
  expect(await transaction(await clerkAt(wangjiang), ({ tx }) => householdLines(tx, sun, today()))).toEqual([])
})
