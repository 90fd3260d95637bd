import { addDays } from '@/lib/calendar/add-days'
import { office as loadOffice } from '@/lib/catalogue/office'
import { today } from '@/lib/kernel/clock'
import { type Transaction, transaction } from '@/lib/kernel/transaction'
import { addEntries } from '@/lib/registry/ledgers/add-entries'
import { openIdNumber } from '@/lib/registry/residents'
import { type Community, communities } from './communities'

type Row = Record<string, unknown>
type Told = { key: string; unitPath: string; rows: Row[] }

const ago = (days: number) => addDays(today(), -days).replaceAll('-', '')
const nameOf = (path: string) => names[path.split('/').at(-2) ?? ''] ?? '社区'
const names: Readonly<Record<string, string>> = {
  ...{ 'qinghe-shequ': '青禾', hehua: '荷花', xinyuan: '新苑', dongwan: '东湾', liuyin: '柳荫', nanyuan: '南园' },
  ...{ 'wangjiang-shequ': '望江', gudu: '古渡' },
}
const at = ({ path, roads }: Community, no: number) => ({ division: path, detail: `${roads[0]}${no}号` })

function facilities(community: Community, index: number): Told {
  const name = nameOf(community.path)
  const hours = '每天 9:00 到 21:00'
  const rows = [
    {
      name: `${name}社区文化活动室`,
      kind: 'P08',
      address: at(community, 8),
      hours,
      seats: '60',
      area: '180',
      accessible: 'yes',
    },
    {
      name: `${name}社区养老服务站`,
      kind: 'P07',
      address: at(community, 16),
      hours: '每天 8:00 到 17:30',
      accessible: 'yes',
    },
    ...(index % 2 ? [] : [{ name: `${name}应急避难场地`, kind: 'P12', address: at(community, 30), seats: '400' }]),
  ]
  return { key: 'facilities', unitPath: community.path, rows }
}

function organisations(community: Community, index: number): Told {
  const name = nameOf(community.path)
  const kinds = [
    ['04', '合唱队'],
    ['03', '邻里互助会'],
    ['05', '平安巡防队'],
    ['01', '便民维修队'],
  ] as const
  const [kind, what] = kinds[index % kinds.length] ?? kinds[0]
  const head = { name: ['吴德', '周晓平', '赵建国', '李敏'][index % 4] }
  const row = {
    organisation: { name: `${name}社区${what}` },
    kind,
    head,
    filed_on: ago(200 + index * 40),
    members: String(12 + index * 3),
  }
  return { key: 'social-organisations', unitPath: community.path, rows: [row] }
}

function events(community: Community, index: number): Told {
  const kinds = ['V04', 'V03', 'V05', 'V08'] as const
  const said = ['楼道堆放杂物', '电动车在楼道充电', '路灯不亮', '夜间装修扰民']
  const row = {
    ...{ kind: kinds[index % 4], what: said[index % 4], where: at(community, 3 + index) },
    at: { date: ago(index + 1), time: `${String(8 + index).padStart(2, '0')}:20` },
  }
  return { key: 'field-events', unitPath: community.path, rows: [row] }
}

function posts({ path }: Community, index: number): Told {
  const row = {
    title: ['社区保洁', '社区协管', '养老助餐'][index % 3],
    employer: `${nameOf(path)}社区居委会`,
    place: `${nameOf(path)}社区`,
  }
  return { key: 'welfare-posts', unitPath: path, rows: [row] }
}

/** Hours of people whom the demonstration has, so that nobody is added. */
async function hours(tx: Transaction): Promise<Told[]> {
  const people = await tx.resident.findMany({
    where: { name: { in: ['李敏', '赵建国', '周晓平'] } },
    select: { id: true, idEnc: true, name: true },
    orderBy: { name: 'asc' },
  })
  const rows = people.flatMap((person, index) => {
    const volunteer = { name: person.name, id: openIdNumber(person) }
    return [90, 120, 60].map((minutes, no) => ({
      volunteer,
      service: `0${index + 1}`,
      on: ago(7 * no + 3),
      minutes: String(minutes),
    }))
  })
  return [{ key: 'volunteer-hours', unitPath: communities[0]?.path ?? '', rows }]
}

async function write(tx: Transaction, { key, unitPath, rows }: Told): Promise<number> {
  const register = (await loadOffice(tx)).register(key)
  if (!register) throw new Error(`the demonstration knows no ledger ${key}`)
  const added = await addEntries(
    tx,
    { register, unitPath, account: null },
    rows.map((input) => ({ input })),
  )
  const [wrong] = added.filter((each) => !each.ok)
  if (wrong && !wrong.ok) throw new Error(`${key}: ${JSON.stringify(wrong.problems)}`)
  return added.length
}

/** Fills the ledgers of the demonstration once, as the counter would. Answers how many entries it added. */
export async function demonstrationLedgers(): Promise<number> {
  return transaction({ as: 'worker' }, async ({ tx }) => {
    const there = await tx.entry.findFirst({ where: { register: 'facilities' }, select: { id: true } })
    if (there) return 0
    const made = communities.flatMap((community, index) =>
      [facilities, organisations, events, posts].map((make) => make(community, index)),
    )
    let count = 0
    for (const told of [...made, ...(await hours(tx))]) count += await write(tx, told)
    return count
  })
}
