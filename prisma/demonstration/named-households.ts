import { street } from './communities'
import { householdCode } from './invent-households'
import { disabled } from './invent-person'
import type { Numbers } from './invented-numbers'
import type { InventedHousehold, InventedPerson, Told } from './person'

/** People of the demonstration that its guide speaks of. */
const starring: readonly string[] = ['王秀英', '李敏', '赵建国', '孙强', '阿不都·买买提', '周晓平', '吴德']

type Named = Omit<InventedPerson, 'idNumber' | 'facts'> & {
  more?: (idNumber: string, numbers: Numbers) => readonly Told[]
}
type Home = Omit<InventedHousehold, 'code' | 'members'> & { no: number; members: readonly Named[] }

const qinghe = `${street}qinghe-shequ/`
const [hehua, xinyuan, liuyin, nanyuan] = ['hehua', 'xinyuan', 'liuyin', 'nanyuan'].map(
  (key) => `${street}${key}/`,
) as [string, string, string, string]

const self = (element: string, value: unknown): Told => ({ element, value, source: 'self' })
const register = (element: string, value: unknown): Told => ({ element, value, source: 'population-register' })
const han = register('person.ethnicity', '01')
const bank = (numbers: Numbers) => self('person.bank_account', { bank: '云州农商银行', number: numbers.bankAccount() })

const homes: readonly Home[] = [
  {
    ...{ no: 1, community: qinghe, building: '柳园路12号', flat: '3单元502室', rented: false },
    members: [
      {
        ...{ name: '王秀英', sex: '2', birth: '1944-09-12', relation: '01', hukou: qinghe, mobile: '13800005678' },
        more: () => [han, register('person.marital', '30'), self('person.education', '80')],
      },
    ],
  },
  {
    ...{ no: 2, community: qinghe, building: '青禾路8号', flat: '2单元301室', rented: false },
    members: [
      {
        ...{ name: '李敏', sex: '2', birth: '1971-03-26', relation: '01', hukou: qinghe, mobile: '13800004021' },
        more: (_, numbers) => [han, register('person.marital', '20'), self('person.education', '30'), bank(numbers)],
      },
      {
        name: '陈国栋',
        sex: '1',
        birth: '1969-11-02',
        relation: '10',
        hukou: qinghe,
        mobile: '13800004022',
        more: () => [han],
      },
    ],
  },
  {
    ...{ no: 1, community: hehua, building: '荷花路31号', flat: '1单元102室', rented: false },
    members: [
      {
        ...{ name: '赵建国', sex: '1', birth: '1968-05-17', relation: '01', hukou: hehua, mobile: '13800004103' },
        more: (idNumber, numbers) => [
          han,
          register('person.marital', '40'),
          self('person.education', '70'),
          ...disabled(idNumber, { category: '4', grade: '2' }),
          { element: 'relief.kind', value: 'L01', source: 'staff' },
          { element: 'benefits.held', value: ['01'], source: 'staff' },
          bank(numbers),
        ],
      },
    ],
  },
  {
    ...{ no: 1, community: xinyuan, building: '新苑路19号', flat: '4单元603室', rented: false },
    members: [
      {
        ...{ name: '孙强', sex: '1', birth: '1982-08-09', relation: '01', hukou: xinyuan, mobile: '13800004204' },
        more: (_, numbers) => [han, register('person.marital', '20'), self('person.education', '70'), bank(numbers)],
      },
      {
        name: '马丽华',
        sex: '2',
        birth: '1984-01-30',
        relation: '10',
        hukou: xinyuan,
        mobile: '13800004205',
        more: () => [han],
      },
      { name: '孙梓涵', sex: '2', birth: '2014-06-15', relation: '30', hukou: xinyuan, more: () => [han] },
    ],
  },
  {
    ...{ no: 1, community: nanyuan, building: '南园路5号', flat: '1单元204室', rented: true },
    members: [
      {
        ...{
          name: '阿不都·买买提',
          sex: '1',
          birth: '1994-04-21',
          relation: '01',
          hukou: '653101',
          mobile: '13800004306',
        },
        more: () => [register('person.ethnicity', '05'), self('person.education', '60')],
      },
    ],
  },
  {
    ...{ no: 1, community: liuyin, building: '柳荫路27号', flat: '2单元401室', rented: false },
    members: [
      {
        ...{ name: '周晓平', sex: '1', birth: '1979-12-03', relation: '01', hukou: liuyin, mobile: '13800004407' },
        more: (_, numbers) => [
          han,
          register('person.marital', '20'),
          self('person.education', '40'),
          { element: 'employment.state', value: '失业', source: 'collector' },
          bank(numbers),
        ],
      },
    ],
  },
  {
    ...{ no: 3, community: qinghe, building: '桑园弄3号', flat: '1单元101室', rented: false },
    members: [
      {
        ...{ name: '吴德', sex: '1', birth: '1960-02-18', relation: '01', hukou: qinghe, mobile: '13800004508' },
        more: (_, numbers) => [han, register('person.marital', '20'), self('person.education', '60'), bank(numbers)],
      },
      {
        name: '徐桂兰',
        sex: '2',
        birth: '1962-10-05',
        relation: '10',
        hukou: qinghe,
        mobile: '13800004509',
        more: () => [han],
      },
    ],
  },
]

/** The households of these people, with numbers drawn for them. */
export function namedHouseholds(numbers: Numbers): InventedHousehold[] {
  return homes.map(({ no, members, ...home }) => ({
    ...home,
    code: householdCode(home.community, no),
    members: members.map(({ more, ...member }) => {
      const idNumber = numbers.citizenId(member.birth, member.sex)
      return { ...member, idNumber, facts: more?.(idNumber, numbers) ?? [] }
    }),
  }))
}

/** Those of them who have an account, and the phone they sign in with. The first is the mother of the second. */
export const stars: readonly { name: string; mobile: string }[] = starring.map((name) => {
  const mobile = homes.flatMap((home) => home.members).find((member) => member.name === name)?.mobile
  if (!mobile) throw new Error(`${name} has no mobile number to sign in with`)
  return { name, mobile }
})
