import { beforeAll, describe, expect, test } from 'vitest'
import { today } from '@/lib/kernel/clock'
import type { Entry } from '@/lib/kernel/transaction'
import { addOrganisation } from '@/lib/registry/organisations/add-organisation'
import { amendOrganisation } from '@/lib/registry/organisations/amend-organisation'
import { endActFor } from '@/lib/registry/organisations/end-act-for'
import { letActFor } from '@/lib/registry/organisations/let-act-for'
import { organisationList } from '@/lib/registry/organisations/organisation-list'
import { organisationPage } from '@/lib/registry/organisations/organisation-page'
import { recordContact } from '@/lib/registry/organisations/record-contact'
import { testDatabase } from '../../support/database'
import { ago, carryOut, someone } from './street-clerks'
import { everything, openOffice, qinghe, signedInStaff, wangjiang } from './two-streets'

const db = await testDatabase()
const unit = `${qinghe}hehua/`
/** The vector of facts §2.4 whose check character is 0. */
const code = '91310101MA1Y0000X0'
let clerk: Entry
let elsewhere: Entry
let firm: string

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  const given = { kind: 'property-company', code: ` ${code.toLowerCase()} `, name: '青禾物业服务有限公司', unit }
  firm = (await carryOut(clerk, addOrganisation, { ...given, address: '荷花路88号3层' })).id ?? ''
})

const page = async (entry = clerk) => (await organisationPage.execute({ entry, input: { id: firm } })).answer
const find = async (q: string, entry = clerk) =>
  (await organisationList.execute({ entry, input: { q } })).answer.organisations.map(({ name }) => name)

test('is found by its code, by two characters, by initials from anywhere', async () => {
  for (const typed of [code, '物业', '青禾物业', 'qhwy', 'WYFW', '青禾物业服务有限公司'])
    expect([typed, await find(typed)]).toEqual([typed, ['青禾物业服务有限公司']])
  for (const typed of ['物', 'q', '业物', 'zzzz', '91310101MA1Y0000X1'])
    expect([typed, await find(typed)]).toEqual([typed, []])
})

test('a wrong code and one that the street has are refused', async () => {
  const given = { kind: 'enterprise', name: '另一家', unit }
  await expect(carryOut(clerk, addOrganisation, { ...given, code: '91310101MA1Y0000X1' })).rejects.toMatchObject({
    problems: [{ name: 'code', code: 'credit-code' }],
  })
  await expect(carryOut(clerk, addOrganisation, { ...given, code })).rejects.toMatchObject({
    reason: 'organisation-code',
  })
})

test('another street learns nothing and adds the same code as if it were new', async () => {
  for (const typed of [code, '物业', 'qhwy']) expect(await find(typed, elsewhere)).toEqual([])
  await expect(page(elsewhere)).rejects.toMatchObject({ code: 'not-found' })
  const there = { kind: 'property-company', code, name: '青禾物业望江分部', unit: `${wangjiang}gudu/` }
  expect((await carryOut(elsewhere, addOrganisation, there)).id).not.toBe(firm)
  expect(await find('物业')).toEqual(['青禾物业服务有限公司'])
})

test('a new name is found and the old one is not', async () => {
  await carryOut(clerk, amendOrganisation, { organisation: firm, kind: 'property-company', name: '青禾新物业公司' })
  expect(await find('新物业')).toEqual(['青禾新物业公司'])
  expect(await find('服务')).toEqual([])
})

test('contacts are masked on the page, and nowhere in plain', async () => {
  await carryOut(clerk, recordContact, { organisation: firm, value: '0571-88881234', who: '前台小周' })
  await carryOut(clerk, recordContact, { organisation: firm, value: 'office@qinghe.example' })
  await expect(carryOut(clerk, recordContact, { organisation: firm, value: '12' })).rejects.toMatchObject({
    problems: [{ name: 'value', code: 'contact' }],
  })
  const { contacts } = await page()
  expect(contacts.map(({ kind, value, who }) => [kind, value, who])).toEqual([
    ['email', 'o***@qinghe.example', null],
    ['landline', '0571-****1234', '前台小周'],
  ])
  const all = await everything(db.superuserUrl)
  for (const secret of ['88881234', 'office@qinghe', '前台小周', '荷花路88号']) expect(all).not.toContain(secret)
})

describe('people of an organisation', () => {
  const boss = someone('周经理', '1970-01-01')
  const clerkOf = someone('吴经办', '1990-01-01')
  const tie = (more: object) => carryOut(clerk, letActFor, { organisation: firm, from: ago(10), ...more })

  test('who may act for it is proven, in named items, until a day', async () => {
    await expect(tie({ ...clerkOf, as: 'acts_for', services: ['*'] })).rejects.toMatchObject({
      problems: [{ name: 'to' }],
    })
    await expect(tie({ ...clerkOf, as: 'acts_for', services: ['*'], to: '2099-12-31' })).rejects.toMatchObject({
      problems: [{ name: 'evidence' }],
    })
    const given = { as: 'acts_for', to: '2099-12-31', evidence: '授权书盖章' }
    await expect(tie({ ...clerkOf, ...given, services: ['no-such-item'] })).rejects.toMatchObject({
      problems: [{ name: 'services' }],
    })
    const { id } = await tie({ ...clerkOf, ...given, services: ['elder-card'] })
    await expect(tie({ ...clerkOf, ...given, services: ['*'] })).rejects.toMatchObject({ reason: 'tied-already' })
    expect((await page()).ties).toMatchObject([
      { id, as: 'acts_for', person: { name: '吴经办' }, to: '2099-12-31', running: true },
    ])
    await expect(carryOut(elsewhere, endActFor, { tie: id, on: today(), reason: '离职' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await carryOut(clerk, endActFor, { tie: id, on: today(), reason: '离职' })
    expect((await page()).ties).toMatchObject([{ id, running: false, to: ago(1) }])
  })

  test('a new legal representative takes the place of the former', async () => {
    await tie({ ...boss, as: 'represents', from: ago(20) })
    await tie({ ...clerkOf, as: 'represents', from: ago(5) })
    const running = (await page()).ties.filter((each) => each.running && each.as === 'represents')
    expect(running.map(({ person }) => person.name)).toEqual(['吴经办'])
  })
})
