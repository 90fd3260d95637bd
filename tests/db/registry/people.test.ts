import { beforeAll, describe, expect, test } from 'vitest'
import { type Entry, transaction } from '@/lib/kernel/transaction'
import { addPerson } from '@/lib/registry/add-person'
import { findPerson, foundPeople } from '@/lib/registry/find-person'
import { myInformation } from '@/lib/registry/my-information'
import { knownOf } from '@/lib/registry/party'
import { personCard } from '@/lib/registry/person-card'
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
const wang = { name: '王秀英', birth: '1944-09-12', idNumber: idNumber('1944-09-12'), phone: '13800005678' }
const detail = '柳园路12号3幢201室'
const shan = { name: '单雨桐', birth: '1990-01-02', idNumber: idNumber('1990-01-02', '104') }
const rare = { name: '𠮷阿不都·买买提', birth: '1988-05-06', idNumber: idNumber('1988-05-06', '117') }

let clerk: Entry
let elsewhere: Entry
let wangId: string

beforeAll(async () => {
  await openOffice()
  clerk = await signedInStaff('clerk-a', `${qinghe}hall/`)
  elsewhere = await signedInStaff('clerk-b', `${wangjiang}hall/`)
  wangId = await person({ ...wang, detail, unitPath: community })
  await person({ ...shan, unitPath: community })
  await person({ ...rare, unitPath: community })
})

async function find(entry: Entry, q: string): Promise<PersonLine[]> {
  const { data } = await findPerson.execute({ entry, input: { q } })
  return (data as { results: PersonLine[] }).results
}
const names = async (entry: Entry, q: string) => (await find(entry, q)).map((line) => line.name)

const waysToWang: [string, string][] = [
  ['the whole number', wang.idNumber],
  [
    'the number in full width with blanks',
    [...wang.idNumber].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(' '),
  ],
  ['four characters of the number', wang.idNumber.slice(-4).toLowerCase()],
  ['eight characters of the number', wang.idNumber.slice(-8)],
  ['the phone', '+86 138-0000-5678'],
  ['four digits of the phone', '5678'],
  ['six digits of the phone', '005678'],
  ['the name', ' 王秀英 '],
  ['a part of the name', '秀英'],
  ['initials', 'WXY'],
]

describe('finding', () => {
  test.each(waysToWang)('finds by %s', async (_way, q) => {
    expect(await names(clerk, q)).toEqual([wang.name])
  })

  test.each(waysToWang)('another street finds nothing by %s', async (_way, q) => {
    expect(await names(elsewhere, q)).toEqual([])
  })

  test('reads a surname in every reading, and names beyond the basic plane', async () => {
    expect(await names(clerk, 'syt')).toEqual([shan.name])
    expect(await names(clerk, 'dyt')).toEqual([shan.name])
    expect(await names(clerk, '买买提')).toEqual([rare.name])
    expect(await names(clerk, '𠮷阿')).toEqual([rare.name])
  })

  test('six wrong digits before a right tail find nothing', async () => {
    expect(await names(clerk, `990000${wang.phone.slice(-4)}`)).toEqual([])
  })

  test.each(['王', 'w', '123', ''])('refuses %j, which would list everybody', async (q) => {
    await expect(find(clerk, q)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('a resident and a visitor may not search', async () => {
    await expect(find(await signedInResident('13900000001'), wang.name)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(find({ as: 'public' }, wang.name)).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  test('the answer is masked, waits for its owner alone, and is kept nowhere in plain', async () => {
    const { to, data } = await findPerson.execute({ entry: clerk, input: { q: wang.idNumber }, key: 'the-same-key' })
    const [line] = (data as { results: PersonLine[] }).results
    expect(line).toMatchObject({
      idMasked: `339***********${wang.idNumber.slice(-4)}`,
      phoneMasked: '138****5678',
      age: 82,
      sex: '女性',
    })
    expect(line?.community).toBe('青禾街道青禾社区')
    const found = String(to).replace('/counter?found=', '')
    expect((await foundPeople.execute({ entry: clerk, input: { found } })).answer).toEqual([line])
    expect((await foundPeople.execute({ entry: elsewhere, input: { found } })).answer).toEqual([])
    expect(await asOwner(db.superuserUrl, `SELECT 1 FROM receipt WHERE key LIKE 'find-person%'`)).toEqual([])
  })
})

describe('adding somebody who is known elsewhere', () => {
  test('answers and looks exactly as for a new number', async () => {
    const fresh = { name: '李新', idNumber: idNumber('1944-09-13', '246') }
    const known = { name: '王秀瑛', idNumber: wang.idNumber.toLowerCase() }
    const cards: unknown[] = []
    for (const typed of [fresh, known]) {
      const { to, data } = await addPerson.execute({ entry: elsewhere, input: typed, key: `key-${typed.name}` })
      const { id } = data as { id: string }
      expect(to).toBe(`/counter?person=${id}`)
      expect(id[14]).toBe('4')
      const { answer } = await personCard.execute({ entry: elsewhere, input: { id } })
      expect(answer.name).toBe(typed.name)
      cards.push({
        ...answer,
        id: '',
        name: '',
        facts: answer.facts.map(({ element, source, at, text }) => ({
          element,
          source,
          at,
          text: element === 'person.sex' ? text : '',
        })),
      })
      const known = await transaction(elsewhere, ({ tx }) => knownOf(tx, id))
      expect(known['person.name']?.value).toBe(typed.name)
      expect(known['person.mobile']).toBeUndefined()
    }
    expect(cards[1]).toEqual(cards[0])
    expect(await names(elsewhere, '王秀瑛')).toEqual(['王秀瑛'])
    expect(await names(elsewhere, '5678')).toEqual([])
    expect(await names(clerk, wang.idNumber)).toEqual([wang.name])
    expect(await names(clerk, '王秀瑛')).toEqual([])
  })

  test('a clerk cannot tie anybody to another street', async () => {
    const input = { name: '李新', idNumber: idNumber('1950-01-01'), unit: community }
    await expect(addPerson.execute({ entry: elsewhere, input })).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('a phone told to both streets moves neither of them', async () => {
    const input = { name: wang.name, idNumber: wang.idNumber, phone: '13911112222', confirmed: 'yes' }
    await addPerson.execute({ entry: elsewhere, input })
    const phone = (entry: Entry) =>
      transaction(entry, async ({ tx }) => (await knownOf(tx, wangId))['person.mobile']?.value)
    expect(await phone(elsewhere)).toBe('13911112222')
    expect(await phone(clerk)).toBe(wang.phone)
  })
})

describe('looking', () => {
  const wanted = ['person.identity_number', 'person.mobile', 'person.living_address']

  test('a card is masked and only for the own street', async () => {
    const { answer } = await personCard.execute({ entry: clerk, input: { id: wangId } })
    const said = JSON.stringify(answer)
    for (const secret of [wang.idNumber, wang.phone, detail, '柳园路']) expect(said).not.toContain(secret)
    expect(answer.facts.find((fact) => fact.element === 'person.living_address')?.text).toBe('青禾街道青禾社区***')
    const stranger = await person({
      name: '孙远',
      birth: '1970-03-03',
      idNumber: idNumber('1970-03-03'),
      unitPath: wangjiang,
    })
    await expect(personCard.execute({ entry: clerk, input: { id: stranger } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  test('shows the whole only with a reason, which the person reads later', async () => {
    const ask = (reason: string, entry = clerk) =>
      unmaskPerson.execute({ entry, input: { person: wangId, elements: wanted, reason }, key: 'unmask-key-1' })
    await expect(ask('看看')).rejects.toMatchObject({ code: 'invalid' })
    const { data } = await ask(`核对银行卡 ${wang.idNumber}`)
    expect(data).toEqual({
      values: {
        'person.identity_number': wang.idNumber,
        'person.mobile': wang.phone,
        'person.living_address': `青禾街道青禾社区 ${detail}`,
      },
    })
    const { answer } = await myInformation.execute({ entry: await signedInResident('13900000002', wangId), input: {} })
    expect(answer.looks).toContainEqual({
      ...{ at: expect.any(String), did: 'unmask-person', caseNo: null },
      who: '青禾街道便民服务中心 综合窗口工作人员',
      unmasked: ['证件号码', '联系电话', '现居住地址'],
      reason: '核对银行卡 ***',
    })
    const other = await myInformation.execute({ entry: await signedInResident('13900000003'), input: {} })
    expect(other.answer).toMatchObject({ bound: false, person: null, facts: [], household: [], held: [], looks: [] })
  })

  test('shows nothing when it cannot be audited', async () => {
    await asOwner(
      db.superuserUrl,
      `CREATE FUNCTION no_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.command = 'unmask-person' AND NEW.outcome = 'done' THEN RAISE EXCEPTION 'full'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER no_audit BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION no_audit()`,
    )
    const input = { person: wangId, elements: wanted, reason: '核对银行卡' }
    await expect(unmaskPerson.execute({ entry: clerk, input })).rejects.toThrow('full')
    await asOwner(db.superuserUrl, 'DROP TRIGGER no_audit ON audit; DROP FUNCTION no_audit')
  })

  test('no row holds a number or an address in plain', async () => {
    const all = await everything(db.superuserUrl)
    expect(all).toContain(wang.name)
    for (const secret of [wang.idNumber, wang.phone, '13911112222', '柳园路12号']) {
      expect(all).not.toContain(secret)
      expect(all).not.toContain(Buffer.from(secret).toString('base64url'))
    }
  })
})
