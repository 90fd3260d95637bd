import { beforeAll, describe, expect, test } from 'vitest'
import { startDraft } from '@/lib/cases/drafts/start-draft'
import { serviceStanding } from '@/lib/cases/service-standing'
import { today } from '@/lib/kernel/clock'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { agentsPage } from '@/lib/registry/households/agents-page'
import { endGuardian } from '@/lib/registry/households/end-guardian'
import { endMandate } from '@/lib/registry/households/end-mandate'
import { majority, needsGuardian } from '@/lib/registry/households/needs-guardian'
import { recordGuardian } from '@/lib/registry/households/record-guardian'
import { recordMandate } from '@/lib/registry/households/record-mandate'
import { testDatabase } from '../../support/database'
import { ago, carryOut } from './street-clerks'
import {
  everything,
  idNumber,
  openOffice,
  person,
  qinghe,
  signedInResident,
  signedInStaff,
  wangjiang,
} from './two-streets'

const db = await testDatabase()
const unitPath = `${qinghe}hehua/`
const mother = { name: '马兰', birth: '1985-02-02', idNumber: idNumber('1985-02-02') }
const child = { name: '孙小雨', birth: '2016-03-03', idNumber: idNumber('2016-03-03') }
const old = { name: '王秀英', birth: '1944-09-12', idNumber: idNumber('1944-09-12') }
let clerk: Entry
let elsewhere: Entry
let online: Entry
let ids: { mother: string; child: string; old: string }

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  ids = {
    mother: await person({ ...mother, unitPath }),
    child: await person({ ...child, unitPath }),
    old: await person({ ...old, unitPath }),
  }
  online = await signedInResident('13900001111', ids.mother)
})

const persons = () => transaction(online, async ({ actor }) => [...actor.persons].sort())
const known = { idNumber: mother.idNumber, name: mother.name }
const draftFor = (subject: string, service = 'old-age-allowance') =>
  startDraft.execute({ entry: online, input: { service, subject } })

test('ages of the law', () => {
  expect(needsGuardian('2012-11-24', '2026-11-23')).toBe(true)
  expect(needsGuardian('2012-11-24', '2026-11-24')).toBe(false)
  expect(majority('2008-02-29')).toBe('2026-03-01')
  expect(majority('2016-03-03')).toBe('2034-03-03')
})

describe('guardianship', () => {
  const given = { basis: 'parent', from: ago(100), evidence: '出生医学证明编号七七八八' }

  test('a parent acts for the child on line until it comes of age', async () => {
    expect(await persons()).toEqual([ids.mother])
    await carryOut(clerk, recordGuardian, { ward: ids.child, ...known, ...given })
    expect(await persons()).toEqual([ids.mother, ids.child].sort())
    const { answer } = await agentsPage.execute({ entry: clerk, input: { person: ids.child } })
    expect(answer).toMatchObject({ child: true, minor: true })
    expect(answer.guardians).toMatchObject([{ as: 'ward', to: '2034-03-03', running: true, evidence: given.evidence }])
    const standing = await serviceStanding.execute({
      entry: online,
      input: { key: 'old-age-allowance', locale: 'zh-Hans' },
    })
    expect(standing.answer.principals).toEqual([{ id: ids.child, name: child.name, how: 'ward' }])
    expect((await draftFor(ids.child)).to).toMatch(/^\/apply\//)
  })

  test('is recorded once, not for oneself, and not by the parents of an adult', async () => {
    await expect(carryOut(clerk, recordGuardian, { ward: ids.child, ...known, ...given })).rejects.toMatchObject({
      reason: 'guardian-already',
    })
    await expect(
      carryOut(clerk, recordGuardian, { ward: ids.mother, ...known, ...given, basis: 'court' }),
    ).rejects.toMatchObject({ problems: [{ code: 'same-person' }] })
    await expect(carryOut(clerk, recordGuardian, { ward: ids.old, ...known, ...given })).rejects.toMatchObject({
      problems: [{ name: 'basis', code: 'ward-of-age' }],
    })
  })

  test('ends, and with it the right to act', async () => {
    const { answer } = await agentsPage.execute({ entry: clerk, input: { person: ids.child } })
    const input = { guardianship: answer.guardians[0]?.id, on: today(), reason: '变更监护人' }
    await expect(carryOut(elsewhere, endGuardian, input)).rejects.toMatchObject({ code: 'not-found' })
    await carryOut(clerk, endGuardian, input)
    expect(await persons()).toEqual([ids.mother])
    await expect(draftFor(ids.child)).rejects.toMatchObject({ reason: 'no-mandate' })
  })

  test('another street sees nobody of it', async () => {
    await expect(agentsPage.execute({ entry: elsewhere, input: { person: ids.child } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('mandate', () => {
  const given = { from: ago(1), to: '2099-12-31', evidence: '授权委托书一份，见过原件' }

  test('names its items; nothing else may be applied for', async () => {
    const services = ['elder-card']
    const { id: mandate } = await carryOut(clerk, recordMandate, { principal: ids.old, ...known, services, ...given })
    expect(await persons()).toEqual([ids.mother, ids.old].sort())
    expect((await draftFor(ids.old, 'elder-card')).to).toMatch(/^\/apply\//)
    await expect(draftFor(ids.old, 'old-age-allowance')).rejects.toMatchObject({ reason: 'no-mandate' })
    await carryOut(clerk, endMandate, { mandate, reason: '本人要求' })
    expect(await persons()).toEqual([ids.mother])
    await expect(carryOut(clerk, endMandate, { mandate, reason: '再次' })).rejects.toMatchObject({
      reason: 'ended-already',
    })
  })

  test('an expired mandate for everything adds nothing to a running one', async () => {
    await transaction({ as: 'worker' }, ({ tx }) =>
      tx.mandate.createMany({
        data: [
          {
            principal: ids.old,
            agent: ids.mother,
            services: ['*'],
            from: new Date(ago(50)),
            to: new Date(ago(40)),
            unitPath,
          },
        ],
      }),
    )
    await carryOut(clerk, recordMandate, { principal: ids.old, ...known, services: ['elder-card'], ...given })
    await expect(draftFor(ids.old, 'old-age-allowance')).rejects.toMatchObject({ reason: 'no-mandate' })
  })

  test('a child under 14 gives none', async () => {
    const input = { principal: ids.child, ...known, services: ['*'], ...given }
    await expect(carryOut(clerk, recordMandate, input)).rejects.toMatchObject({ reason: 'child-needs-guardian' })
  })

  test('what proves it is nowhere in plain', async () => {
    const all = await everything(db.superuserUrl)
    expect(all).not.toContain('授权委托书一份')
    expect(all).not.toContain('出生医学证明编号')
  })
})
