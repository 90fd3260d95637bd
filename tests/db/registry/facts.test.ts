import { beforeAll, expect, test } from 'vitest'
import { transaction } from '@/lib/kernel/transaction'
import { knownFacts, knownFactsOf } from '@/lib/registry/facts'
import { recordFacts } from '@/lib/registry/record-facts'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { idNumber, openOffice, person, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
let serial = 100

beforeAll(openOffice)

function somebody(): Promise<string> {
  serial += 2
  return person({
    name: '某人',
    birth: '1980-01-01',
    idNumber: idNumber('1980-01-01', String(serial)),
    unitPath: qinghe,
  })
}

test('an expired fact does not stand against a weaker one', async () => {
  const subject = await somebody()
  const fact = { subject, element: 'person.ethnicity', unitPath: qinghe }
  await transaction({ as: 'worker' }, ({ tx }) =>
    recordFacts(tx, [
      { ...fact, source: 'population-register', value: '旧', until: '2020-01-01' },
      { ...fact, source: 'self', value: '新' },
    ]),
  )
  const known = await transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, subject))
  expect(known['person.ethnicity']).toMatchObject({ value: '新', contested: false })
})

test('a person changes the own phone; the old one finds nobody any more', async () => {
  const subject = await somebody()
  const fact = { subject, element: 'person.mobile', unitPath: qinghe }
  await transaction({ as: 'worker' }, async ({ tx }) => {
    await recordFacts(tx, [{ ...fact, source: 'staff', verifiedBy: subject, value: '13600000001' }])
    await recordFacts(tx, [{ ...fact, source: 'self', value: '13600000002' }])
  })
  const known = await transaction({ as: 'worker' }, ({ tx }) => knownFacts(tx, subject))
  expect(known['person.mobile']).toMatchObject({ value: '13600000002', contested: false })
  const sql = `SELECT field FROM lookup WHERE subject = $1 AND field LIKE 'phone%' ORDER BY field`
  expect(await asOwner(db.superuserUrl, sql, [subject])).toHaveLength(2)
})

test('what another street says is neither seen nor counted', async () => {
  const subject = await somebody()
  const fact = { subject, element: 'person.ethnicity', source: 'self' }
  const [clerk, elsewhere] = [await signedInStaff('a', `${qinghe}hall/`), await signedInStaff('b', `${wangjiang}hall/`)]
  await transaction(clerk, ({ tx }) => recordFacts(tx, [{ ...fact, value: '青', unitPath: `${qinghe}hehua/` }]))
  await transaction(elsewhere, ({ tx }) => recordFacts(tx, [{ ...fact, value: '望', unitPath: wangjiang }]))
  const seen = (entry: typeof clerk) =>
    transaction(entry, async ({ tx }) => (await knownFactsOf(tx, [subject])).get(subject)?.['person.ethnicity'])
  expect(await seen(clerk)).toMatchObject({ value: '青', contested: false })
  expect(await seen(elsewhere)).toMatchObject({ value: '望', contested: false })
  expect(await seen({ as: 'worker' } as never)).toMatchObject({ value: '望' })
})

test('nobody writes the projection past its function, and residents only their own', async () => {
  const subject = await somebody()
  const write = transaction({ as: 'worker' }, ({ tx }) =>
    tx.factNow.updateMany({ where: { subject }, data: { level: 1 } }),
  )
  await expect(write).rejects.toThrow(/permission denied/)
  const told = [{ id: subject, subject, element: 'person.ethnicity', weight: 3, mac: '', level: 1, unit: qinghe }]
  const asPublic = transaction(
    { as: 'public' },
    ({ tx }) => tx.$queryRaw`SELECT registry_project(${JSON.stringify(told)}::jsonb)::text`,
  )
  await expect(asPublic).rejects.toThrow(/not allowed/)
})
