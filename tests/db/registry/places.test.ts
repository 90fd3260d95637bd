import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '@/lib/kernel/clock'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { knownFacts } from '@/lib/registry/facts'
import { addPlace } from '@/lib/registry/places/add-place'
import { amendPlace } from '@/lib/registry/places/amend-place'
import { closePlace } from '@/lib/registry/places/close-place'
import { collectNewcomer } from '@/lib/registry/places/collect-newcomer'
import { collectPage } from '@/lib/registry/places/collect-page'
import { confirmLiving } from '@/lib/registry/places/confirm-living'
import { endRental } from '@/lib/registry/places/end-rental'
import { placeList } from '@/lib/registry/places/place-list'
import { placePage } from '@/lib/registry/places/place-page'
import { recordRental } from '@/lib/registry/places/record-rental'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
import { ago, carryOut, someone } from './street-clerks'
import { everything, openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const unit = `${qinghe}hehua/`
let clerk: Entry
let worker: Entry
let elsewhere: Entry
let building: string
let dwelling: string

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  worker = await signedInStaff('worker-a', `${unit}station/`, 'community-worker')
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  building =
    (await carryOut(worker, addPlace, { kind: 'building', unit, name: '荷花路31号', grid: '第2网格' })).id ?? ''
  const door = { kind: 'dwelling', parent: building, unit, detail: '1单元102室' }
  dwelling = (await carryOut(worker, addPlace, door)).id ?? ''
})

const page = async (id: string, entry = clerk) => (await placePage.execute({ entry, input: { id } })).answer
const collect = async (entry = worker) => (await collectPage.execute({ entry, input: { dwelling } })).answer

describe('a building and its dwellings', () => {
  test('a dwelling carries the name of its building and keeps its door encrypted', async () => {
    expect(await page(dwelling)).toMatchObject({
      name: '荷花路31号',
      address: '荷花路31号1单元102室',
      division: '339901001002',
    })
    expect((await page(building)).dwellings).toMatchObject([
      { id: dwelling, address: '荷花路31号1单元102室', people: 0 },
    ])
    expect(await everything(db.superuserUrl)).not.toContain('1单元102室')
  })

  test('codes and types are checked', async () => {
    const add = (more: object) => carryOut(clerk, addPlace, { kind: 'building', unit, name: '某路1号', ...more })
    await expect(add({ division: '339901' })).rejects.toMatchObject({
      problems: [{ name: 'division', code: 'division-code' }],
    })
    await expect(add({ type: 'P99' })).rejects.toMatchObject({ problems: [{ name: 'type' }] })
    const { id } = await add({ division: '339901001', type: 'P01', code: 'H-31' })
    expect(await page(id ?? '')).toMatchObject({ division: '339901001', type: 'P01', typeName: '居民楼' })
    await expect(add({ code: 'H-31' })).rejects.toMatchObject({ reason: 'place-code' })
  })

  test('a renamed building renames its dwellings', async () => {
    await carryOut(worker, amendPlace, { place: building, name: '荷花路33号', grid: '第2网格' })
    expect((await page(dwelling)).name).toBe('荷花路33号')
  })

  test('a collector works in the own community only', async () => {
    const input = { kind: 'building', unit: `${qinghe}xinyuan/`, name: '新苑路1号' }
    await expect(carryOut(worker, addPlace, input)).rejects.toMatchObject({ code: 'not-allowed' })
    const { id } = await carryOut(clerk, addPlace, input)
    await expect(page(id ?? '', worker)).rejects.toMatchObject({ code: 'not-found' })
    expect(
      (await placeList.execute({ entry: worker, input: {} })).answer.places.map((each) => each.name),
    ).not.toContain('新苑路1号')
  })

  test('another street sees nothing and may use the same numbers', async () => {
    await expect(page(building, elsewhere)).rejects.toMatchObject({ code: 'not-found' })
    expect((await placeList.execute({ entry: elsewhere, input: {} })).answer.places).toEqual([])
    expect((await collectPage.execute({ entry: elsewhere, input: { building } })).answer).toMatchObject({
      building: null,
      buildings: [],
    })
    const input = { kind: 'building', unit: `${wangjiang}gudu/`, name: '古渡路1号', code: 'H-31' }
    expect((await carryOut(elsewhere, addPlace, input)).id).toBeTruthy()
  })
})

describe('collecting at a door', () => {
  const first = someone('钱多', '1985-05-05')
  const second = someone('钱小多', '2015-06-06')

  test('a newcomer becomes head of a household of their own, the next joins it', async () => {
    await carryOut(worker, collectNewcomer, { dwelling, ...first, phone: '13900002222' })
    const [head] = (await collect()).people
    expect(head).toMatchObject({ name: '钱多', relation: '本人或户主', stale: false, told: today() })
    await carryOut(worker, collectNewcomer, { dwelling, ...second, household: head?.household, relation: '30' })
    expect((await collect()).people.map(({ name }) => name)).toEqual(['钱多', '钱小多'])
    const facts = await transaction(clerk, ({ tx }) => knownFacts(tx, head?.id ?? ''))
    expect(facts['person.living_address']).toMatchObject({ source: 'collector', value: { division: unit } })
    expect(facts['person.mobile']).toMatchObject({ value: '13900002222', source: 'collector' })
  })

  test('“still so” makes an old address fresh again', async () => {
    const [head] = (await collect()).people
    // Behind the product's back: it can only add facts.
    const longAgo = `UPDATE fact SET at = '2020-01-01' WHERE subject = '${head?.id}'`
    await asOwner(db.superuserUrl, `SET session_replication_role = replica; ${longAgo}`)
    expect((await collect()).people[0]?.stale).toBe(true)
    await carryOut(worker, confirmLiving, { dwelling, people: [head?.id] })
    expect((await collect()).people[0]).toMatchObject({ stale: false, told: today() })
    const stranger = '00000000-0000-7000-8000-000000000001'
    await expect(carryOut(worker, confirmLiving, { dwelling, people: [stranger] })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('a place where somebody lives is not closed', async () => {
    const close = { place: dwelling, on: today(), reason: '拆除' }
    await expect(carryOut(clerk, closePlace, close)).rejects.toMatchObject({ reason: 'place-in-use' })
    await expect(carryOut(clerk, closePlace, { ...close, place: building })).rejects.toMatchObject({
      reason: 'place-in-use',
    })
  })
})

describe('a tenancy', () => {
  const landlord = someone('房东', '1960-01-01')
  const tenant = someone('租客', '1995-01-01')
  const given = { landlord, tenants: [tenant], from: ago(30), to: '2099-12-31' }

  test('has landlord, tenants and dates, and ends for all at once', async () => {
    await carryOut(worker, recordRental, { place: dwelling, ...given })
    const { rentals } = await page(dwelling)
    expect(rentals).toMatchObject([
      {
        landlord: { name: '房东', organisation: null },
        tenants: ['租客'],
        from: ago(30),
        to: '2099-12-31',
        running: true,
      },
    ])
    const rented = await placeList.execute({ entry: clerk, input: { rented: true } })
    expect(rented.answer.places.map(({ id }) => id)).toEqual([dwelling])
    const input = { agreement: rentals[0]?.agreement, on: today(), reason: '退租' }
    await expect(carryOut(elsewhere, endRental, input)).rejects.toMatchObject({ code: 'not-found' })
    await carryOut(worker, endRental, input)
    expect((await page(dwelling)).rentals).toMatchObject([{ to: ago(1), running: false }])
    expect((await placeList.execute({ entry: clerk, input: { rented: true } })).answer.places).toEqual([])
  })

  test('is refused when it ends before it begins, or between one and the same', async () => {
    await expect(carryOut(worker, recordRental, { place: dwelling, ...given, to: ago(40) })).rejects.toMatchObject({
      problems: [{ name: 'to', code: 'to-before-from' }],
    })
    const same = { ...given, tenants: [landlord] }
    await expect(carryOut(worker, recordRental, { place: dwelling, ...same })).rejects.toMatchObject({
      problems: [{ code: 'same-person' }],
    })
  })
})
