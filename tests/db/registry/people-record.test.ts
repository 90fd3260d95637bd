import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type PersonRecord, personRecord } from '@/lib/cases/person-record'
import type { Command } from '@/lib/kernel/command'
import { newId } from '@/lib/kernel/ids'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addPerson } from '@/lib/registry/add-person'
import { findPerson } from '@/lib/registry/find-person'
import { amendIdentity } from '@/lib/registry/people/amend-identity'
import { joinGroup } from '@/lib/registry/people/join-group'
import { leaveGroup } from '@/lib/registry/people/leave-group'
import { personWarning } from '@/lib/registry/people/person-warning'
import { recordDeath } from '@/lib/registry/people/record-death'
import { setContact } from '@/lib/registry/people/set-contact'
import { hasDied } from '@/lib/registry/people/set-died'
import { undoDeath } from '@/lib/registry/people/undo-death'
import type { PersonLine } from '@/lib/registry/person-lines'
import { unmaskPerson } from '@/lib/registry/unmask-person'
import { testDatabase } from '../../support/database'
import { asOwner } from '../access/street'
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
const community = `${qinghe}qinghe-shequ/`
const other = `${qinghe}hehua/`
const abroad = `${wangjiang}gudu/`
const wang = { name: '王秀英', birth: '1944-09-12', idNumber: idNumber('1944-09-12'), phone: '13800005678' }
const li = { name: '阿依古丽·买买提', birth: '1990-01-02', idNumber: idNumber('1990-01-02', '104') }
/** Tied to the other street alone. */
const sun = { name: '孙远方', birth: '1970-03-03', idNumber: idNumber('1970-03-03'), phone: '13700001111' }

let clerk: Entry
let elsewhere: Entry
let worker: Entry
const ids = { wang: '', li: '', sun: '' }

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  worker = await signedInStaff('worker-a', `${community}station/`, 'community-worker')
  ids.wang = await person({ ...wang, unitPath: community, detail: '柳园路12号3幢201室' })
  ids.li = await person({ ...li, unitPath: other })
  ids.sun = await person({ ...sun, unitPath: abroad, detail: '渡口街5号' })
  await household({ code: 'H-1', unitPath: community, building: '柳园路12号', members: [ids.wang] })
  await household({ code: 'H-9', unitPath: abroad, building: '渡口街5号', members: [ids.sun] })
})

type Home = { code: string; unitPath: string; building: string; members: string[] }

async function household({ code, unitPath, building, members }: Home): Promise<void> {
  await transaction({ as: 'worker' }, async ({ tx }) => {
    const [house, flat, home] = [newId(), newId(), newId()]
    const place = { kind: 'building', unitPath, name: building }
    await tx.place.createMany({
      data: [
        { id: house, code: `${code}-b`, ...place },
        { id: flat, code: `${code}-d`, ...place, kind: 'dwelling', parent: house },
      ],
    })
    await tx.household.createMany({ data: [{ id: home, code, unitPath, kind: 'living', place: flat }] })
    const bond = { kind: 'member', b: home, from: new Date('2020-01-01'), unitPath }
    await tx.bond.createMany({ data: members.map((a, at) => ({ a, role: at === 0 ? '01' : '10', ...bond })) })
  })
}

async function find(entry: Entry, q: string): Promise<string[]> {
  const { data } = await findPerson.execute({ entry, input: { q, at: 'people' } })
  return (data as { results: PersonLine[] }).results.map(({ name }) => name).sort()
}
const look = async (entry: Entry, id: string, more: { asOf?: string } = {}): Promise<PersonRecord> =>
  (await personRecord.execute({ entry, input: { id, ...more } })).answer
const run = (command: Command, entry: Entry, input: Record<string, unknown>) => command.execute({ entry, input })
const fact = ({ facts }: PersonRecord, element: string) => facts.find((each) => each.element === `person.${element}`)

describe('finding', () => {
  const slip = wang.idNumber.slice(0, 10) + String((Number(wang.idNumber[10]) + 1) % 10) + wang.idNumber.slice(11)
  test.each([
    ['a number with one wrong digit', slip, wang.name],
    ['a whole building', '柳园路12号', wang.name],
    ['a part of the name of a building', '柳园', wang.name],
    ['the code of a building', 'h-1-b', wang.name],
    ['the code of a dwelling', 'H-1-d', wang.name],
    ['a name without its dot', '阿依古丽买买提', li.name],
    ['a name with another dot', '阿依古丽•买买提', li.name],
    ['a part of a name across the dot', '丽买', li.name],
  ])('finds by %s, within the own street only', async (_way, q, name) => {
    expect(await find(clerk, q)).toEqual([name])
    expect(await find(elsewhere, q)).toEqual([])
  })

  test('a community worker finds the people of the own community', async () => {
    expect(await find(worker, wang.idNumber)).toEqual([wang.name])
    expect(await find(worker, li.idNumber)).toEqual([])
    expect(await find(worker, '渡口街')).toEqual([])
  })
})

describe('the page of a person', () => {
  test('reads in six statements of one transaction', async () => {
    await look(clerk, ids.wang)
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    await look(clerk, ids.wang)
    const texts = asked.mock.calls.map(([query]) => {
      const { text } = query as unknown as { text?: string }
      return text ?? String(query)
    })
    const statements = texts.filter((text) => !/^\s*(BEGIN|COMMIT|ROLLBACK|SET|DEALLOCATE)/i.test(text))
    expect(statements.length).toBeLessThanOrEqual(6)
    expect(statements.length).toBeGreaterThan(3)
  })

  test('is masked, names its sources, and knows who looked', async () => {
    const record = await look(clerk, ids.wang)
    const said = JSON.stringify({ ...record, groupForm: null })
    for (const secret of [wang.idNumber, wang.phone, '201室', '3幢']) expect(said).not.toContain(secret)
    expect(record).toMatchObject({ name: wang.name, band: '80–89岁', died: null, temporary: false })
    expect(record.households[0]).toMatchObject({ code: 'H-1', place: '柳园路12号', relation: '本人或户主' })
    expect(fact(record, 'mobile')).toMatchObject({ text: '138****5678', source: 'self', masked: true })
    expect(record.looks.length).toBeGreaterThan(0)
    expect(record.looks[0]?.who).toContain('青禾街道便民服务中心')
  })

  test('shows one value whole for whoever said why, and to nobody else', async () => {
    await run(unmaskPerson, clerk, { person: ids.wang, elements: 'person.mobile', reason: '电话通知领证' })
    const record = await look(clerk, ids.wang)
    expect(fact(record, 'mobile')).toMatchObject({ text: wang.phone, shown: true })
    expect(fact(record, 'identity_number')?.shown).toBe(false)
    expect(record.looks[0]).toMatchObject({ unmasked: ['联系电话'], reason: '电话通知领证' })
    const colleague = await signedInStaff('clerk-c', `${qinghe}hall/`)
    expect(fact(await look(colleague, ids.wang), 'mobile')?.text).toBe('138****5678')
  })

  test('is read by the community of the person, with what the street noted', async () => {
    await run(setContact, clerk, { person: ids.wang, second: '13600002222' })
    const record = await look(worker, ids.wang)
    expect(fact(record, 'second_phone')?.text).toBe('136****2222')
    expect(record.may).toMatchObject({ keep: true, amend: false, unmask: true, serve: false })
    await expect(look(worker, ids.li)).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is nobody else’s', async () => {
    await expect(look(elsewhere, ids.wang)).rejects.toMatchObject({ code: 'not-found' })
    await expect(look(await signedInResident('13900000011', ids.wang), ids.wang)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(look({ as: 'public' }, ids.wang)).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

describe('contact', () => {
  test('keeps several phones, each found, one preferred', async () => {
    await run(setContact, clerk, { person: ids.li, phone: '13500003333', second: '0571-88123456' })
    expect(await find(clerk, '13500003333')).toEqual([li.name])
    expect(await find(clerk, '057188123456')).toEqual([li.name])
    await run(setContact, clerk, { person: ids.li, second: '13500004444', phone: '' })
    expect(await find(clerk, '057188123456')).toEqual([])
    expect(await find(clerk, '4444')).toEqual([li.name])
    await run(setContact, clerk, { person: ids.li, prefer: 'second' })
    const record = await look(clerk, ids.li)
    expect([fact(record, 'mobile')?.text, fact(record, 'second_phone')?.text]).toEqual(['135****4444', '135****3333'])
    await run(setContact, clerk, { person: ids.li, second: '-' })
    expect(fact(await look(clerk, ids.li), 'second_phone')).toBeUndefined()
    expect(await find(clerk, '13500003333')).toEqual([])
    await expect(run(setContact, clerk, { person: ids.li, third: '12' })).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('name and number', () => {
  test('a new name keeps the former one, which still finds the person, and the day before it', async () => {
    const id = await person({
      name: '李小红',
      birth: '1980-02-02',
      idNumber: idNumber('1980-02-02'),
      unitPath: community,
    })
    await run(amendIdentity, clerk, { person: id, name: '李晓虹', reason: '户口簿已更名' })
    const record = await look(clerk, id)
    expect([record.name, fact(record, 'former_name')?.text]).toEqual(['李晓虹', '李小红'])
    expect(await find(clerk, '李小红')).toEqual(['李晓虹'])
    expect(await find(clerk, '小红')).toEqual(['李晓虹'])
    expect(await find(clerk, '李晓虹')).toEqual(['李晓虹'])
    await expect(run(amendIdentity, clerk, { person: id, name: '李晓虹', reason: '没有变化' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('somebody without papers gets a number of the street, and later their own', async () => {
    const input = { papers: 'no', name: '周小满', birth: '2026-01-05', sex: '2', at: 'people' }
    const { to, data } = await run(addPerson, clerk, input)
    const { id } = data as { id: string }
    expect(to).toBe(`/registers/people/${id}?did=added`)
    expect(await look(clerk, id)).toMatchObject({ temporary: true, minor: true, band: '0–2岁 婴幼儿' })
    const number = idNumber('2026-01-05', '046')
    await run(amendIdentity, clerk, { person: id, idNumber: number, reason: '已办出生登记' })
    expect(await look(clerk, id)).toMatchObject({ temporary: false, name: '周小满' })
    expect(await find(clerk, number)).toEqual(['周小满'])
  })

  test('a corrected number brings its birth date, and the wrong one finds nobody', async () => {
    const wrong = idNumber('1950-05-05', '118')
    const id = await person({ name: '赵更正', birth: '1950-05-05', idNumber: wrong, unitPath: community })
    const right = idNumber('1951-05-05', '118')
    await run(amendIdentity, clerk, { person: id, idNumber: right, reason: '核对身份证原件' })
    expect(fact(await look(clerk, id), 'birth_date')?.text).toContain('1951')
    expect(await find(clerk, right)).toEqual(['赵更正'])
    expect(await find(clerk, wrong)).toEqual([])
    const taken = run(amendIdentity, clerk, { person: id, idNumber: wang.idNumber, reason: '核对身份证原件' })
    await expect(taken).rejects.toMatchObject({ problems: [{ name: 'idNumber', code: 'number-of-another' }] })
  })

  test('correcting to a number that another street knows looks like any other, and moves nothing there', async () => {
    const answers: unknown[] = []
    for (const [name, right] of [
      ['钱一', idNumber('1960-06-06')],
      ['钱二', sun.idNumber],
    ] as const) {
      const wrong = idNumber('1961-01-01', name === '钱一' ? '201' : '203')
      const id = await person({ name, birth: '1961-01-01', idNumber: wrong, unitPath: community })
      const { to } = await run(amendIdentity, clerk, { person: id, idNumber: right, reason: '核对身份证原件' })
      expect(await find(clerk, right)).toEqual([name])
      expect(await find(clerk, wrong)).toEqual([])
      const again = await run(addPerson, clerk, { idNumber: right, name })
      answers.push([String(to).replace(id, 'id'), (again.data as { id: string }).id === id])
    }
    expect(answers[1]).toEqual(answers[0])
    expect(await find(elsewhere, sun.idNumber)).toEqual([sun.name])
    expect(
      (await look(elsewhere, ids.sun)).facts.find(({ element }) => element === 'person.birth_date')?.text,
    ).toContain('1970')
  })
})

describe('death', () => {
  test('lists what goes on, stops messages, and can be taken back by the street that noted it', async () => {
    const id = await person({
      name: '冯去世',
      birth: '1940-01-01',
      idNumber: idNumber('1940-01-01'),
      unitPath: community,
    })
    await run(joinGroup, clerk, { person: id, entry: { code: 'L01', since: '2024-01-01' } })
    const died = { person: id, diedOn: '2026-11-01', proof: '死亡证明原件' }
    await expect(run(recordDeath, clerk, { ...died, diedOn: '1939-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(recordDeath, clerk, { ...died, diedOn: '2999-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(recordDeath, worker, died)).rejects.toMatchObject({ code: 'not-allowed' })
    await run(recordDeath, clerk, died)
    const record = await look(clerk, id)
    expect(record.died).toBe('2026-11-01')
    expect(record.entries.map(({ status }) => status)).toEqual(['active'])
    expect(await transaction({ as: 'worker' }, ({ tx }) => hasDied(tx, id))).toBe(true)
    await expect(run(recordDeath, clerk, died)).rejects.toMatchObject({ code: 'conflict', reason: 'died-already' })
    await run(undoDeath, clerk, { person: id, reason: '同名登记错误' })
    expect((await look(clerk, id)).died).toBeNull()
    await expect(run(undoDeath, clerk, { person: id, reason: '同名登记错误' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})

describe('priority groups', () => {
  const certificate = `${wang.idNumber}42`
  const join = (entry: Record<string, string>) => run(joinGroup, clerk, { person: ids.wang, entry })

  test('a disability is noted from its certificate, becomes facts, and is found by its number', async () => {
    await expect(join({ code: 'D01', since: '2024-03-01' })).rejects.toMatchObject({ code: 'invalid' })
    const ofLi = join({ code: 'D01', since: '2024-03-01', certificate: `${li.idNumber}42` })
    await expect(ofLi).rejects.toThrow('certificate-of-another')
    const unlike = join({ code: 'D01', since: '2024-03-01', certificate, category: '1', grade: '2' })
    await expect(unlike).rejects.toThrow('certificate-category')
    await join({ code: 'D01', since: '2024-03-01', certificate, review_on: '2024-12-31' })
    const [entry] = (await look(clerk, ids.wang)).entries
    expect(entry).toMatchObject({ label: '残疾人 肢体残疾 二级', from: '2024-03-01', due: true, status: 'active' })
    expect(JSON.stringify(entry)).not.toContain(certificate)
    expect(await find(clerk, certificate)).toEqual([wang.name])
    expect(await find(elsewhere, certificate)).toEqual([])
    await expect(join({ code: 'D01', since: '2024-03-01', certificate })).rejects.toMatchObject({
      reason: 'in-group-already',
    })
  })

  test('ends on a day, with a reason, and may begin again; the page tells it as of each day', async () => {
    const held = (await look(clerk, ids.wang)).entries.find(({ status }) => status === 'active')
    const end = { entry: held?.id, on: '2025-06-30', reason: '残疾人证注销' }
    await expect(run(leaveGroup, clerk, { ...end, on: '2024-01-01' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(run(leaveGroup, elsewhere, end)).rejects.toMatchObject({ code: 'not-found' })
    await run(leaveGroup, clerk, end)
    await expect(run(leaveGroup, clerk, end)).rejects.toMatchObject({ code: 'conflict' })
    const asOf = async (day: string) => (await look(clerk, ids.wang, { asOf: day })).entries.map(({ label }) => label)
    expect(await asOf('2025-06-30')).toEqual(['残疾人 肢体残疾 二级'])
    expect(await asOf('2025-07-01')).toEqual([])
    expect(await asOf('2024-02-29')).toEqual([])
    await join({ code: 'D01', since: '2026-01-01', certificate })
    expect((await look(clerk, ids.wang)).entries.map(({ status }) => status)).toEqual(['active', 'ended'])
  })

  test('every list of the facts can be joined, and no confidential code', async () => {
    for (const code of ['Y02', 'C02', 'L03', 'E05']) await join({ code, since: '2026-02-01' })
    for (const code of ['S01', 'S02', 'C08', 'E10', 'A80']) {
      await expect(join({ code, since: '2026-02-01' })).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})

describe('adding somebody who may be known', () => {
  const warned = async (entry: Entry, input: Record<string, unknown>) => {
    const { data } = await run(addPerson, entry, { at: 'people', ...input })
    const { check } = data as { check?: string }
    if (!check) return []
    return (await personWarning.execute({ entry, input: { check } })).answer.likely.map(({ name, why }) => [name, why])
  }
  const near = idNumber('1944-09-12', '012')

  test.each([
    ['a number one digit away', { idNumber: near, name: '王秀瑛' }, [[wang.name, 'slip']]],
    ['the same number under another name', { idNumber: wang.idNumber, name: '张三丰' }, [[wang.name, 'number']]],
    [
      'the same name and birth date',
      { idNumber: idNumber('1944-09-12', '386'), name: wang.name },
      [[wang.name, 'birth']],
    ],
    [
      'the same name and phone',
      { idNumber: idNumber('1950-12-12'), name: wang.name, phone: wang.phone },
      [[wang.name, 'phone']],
    ],
  ])('warns of %s in the own street only, and adds nobody yet', async (_why, input, expected) => {
    const count = async () =>
      (await asOwner<{ n: string }>(db.superuserUrl, 'SELECT count(*) AS n FROM resident'))[0]?.n
    const before = await count()
    expect(await warned(clerk, input)).toEqual(expected)
    expect(await count()).toBe(before)
  })

  test('is a warning and no block', async () => {
    const { data } = await run(addPerson, clerk, { idNumber: near, name: '王秀瑛', confirmed: 'yes', at: 'people' })
    expect(data).toHaveProperty('id')
  })

  test('the 15 digits of an old ledger are the same person', async () => {
    const legacy = wang.idNumber.slice(0, 6) + wang.idNumber.slice(8, 17)
    expect((await run(addPerson, clerk, { idNumber: legacy, name: wang.name })).data).toEqual({ id: ids.wang })
  })

  test('a card reader fills everything in one line', async () => {
    const number = idNumber('1985-08-08', '118')
    const cardLine = `古丽|女|维吾尔|19850808|云州市临江区柳园路9号|${number}`
    const { data } = await run(addPerson, clerk, { cardLine, at: 'people' })
    const record = await look(clerk, (data as { id: string }).id)
    expect(fact(record, 'ethnicity')?.text).toContain('维吾尔')
    expect(fact(record, 'document_address')).toMatchObject({ source: 'id-card', masked: true })
  })
})

describe('a clerk learns nothing of a person who is tied only to another street', () => {
  const ways: [string, string][] = [
    ['the whole number', sun.idNumber],
    ['the number with a slip', sun.idNumber.slice(0, 17) + (sun.idNumber[17] === '1' ? '2' : '1')],
    ['the tail of the number', sun.idNumber.slice(-6)],
    ['the phone', sun.phone],
    ['the tail of the phone', sun.phone.slice(-4)],
    ['the name', sun.name],
    ['a part of the name', '远方'],
    ['initials', 'syf'],
    ['the place', '渡口街5号'],
    ['the code of the place', 'H-9-d'],
  ]

  test.each(ways)('by %s', async (_way, q) => {
    expect(await find(elsewhere, q)).toEqual([sun.name])
    expect((await find(clerk, q)).filter((name) => name === sun.name)).toEqual([])
  })

  /** Everything that the database shows to the asker after adding somebody. */
  async function visible(entry: Entry, id: string): Promise<Record<string, number>> {
    return transaction(entry, async ({ tx }) => {
      const seen = { subject: id }
      return {
        people: await tx.resident.count({ where: { id } }),
        ties: await tx.tie.count({ where: { resident: id } }),
        facts: await tx.fact.count({ where: seen }),
        present: await tx.factNow.count({ where: seen }),
        entries: await tx.entry.count({ where: seen }),
        bonds: await tx.bond.count({ where: { a: id } }),
        looks: await tx.audit.count({ where: seen }),
        fields: new Set((await tx.lookup.findMany({ where: seen, select: { field: true } })).map(({ field }) => field))
          .size,
      }
    })
  }

  let known: { data?: unknown; to?: string }
  let fresh: { data?: unknown; to?: string }
  const times: Record<'known' | 'fresh', number[]> = { known: [], fresh: [] }

  beforeEach(async () => {
    if (known) return
    const one = { idNumber: idNumber('1975-11-04', '448'), name: '孙近前', phone: '13711110000' }
    const two = { idNumber: wang.idNumber, name: '王秀英', phone: '13711110001' }
    fresh = await run(addPerson, elsewhere, one)
    known = await run(addPerson, elsewhere, two)
  })

  test('no warning, and the same answer, page and rows as for a new number', async () => {
    const views: unknown[] = []
    for (const added of [fresh, known]) {
      const { id } = added.data as { id: string }
      expect(added.to).toBe(`/counter?person=${id}`)
      expect(Object.keys(added.data as object)).toEqual(['id'])
      const { looks, facts, ...record } = await look(elsewhere, id)
      const told = facts.map(({ element, source, at, verified, earlier }) => ({
        element,
        source,
        at,
        verified,
        earlier,
      }))
      views.push({
        ...record,
        id: '',
        name: '',
        age: 0,
        band: '',
        groupForm: null,
        told,
        rows: await visible(elsewhere, id),
      })
      expect(looks).toEqual([])
    }
    expect(views[1]).toEqual(views[0])
  })

  test('in the same class of time: the same statements are asked', async () => {
    const statements: string[][] = []
    for (const [serial, kind] of [
      ['302', 'fresh'],
      ['348', 'known'],
    ] as const) {
      const number = idNumber('1971-07-07', serial)
      if (kind === 'known') await person({ name: '沈青禾', birth: '1971-07-07', idNumber: number, unitPath: community })
      const asked = vi.spyOn(pg.Client.prototype, 'query')
      const since = performance.now()
      await run(addPerson, elsewhere, { idNumber: number, name: kind === 'known' ? '沈望江' : '沈江望' })
      times[kind].push(performance.now() - since)
      statements.push(asked.mock.calls.map(([query]) => (query as unknown as { text?: string }).text ?? String(query)))
      asked.mockRestore()
    }
    expect(statements[1]).toEqual(statements[0])
  })
})

test('no row holds a number or a certificate in plain', async () => {
  const all = await everything(db.superuserUrl)
  for (const secret of [wang.idNumber, sun.idNumber, li.idNumber, '13500004444', `${wang.idNumber}42`, '柳园路9号']) {
    expect(all).not.toContain(secret)
  }
})
