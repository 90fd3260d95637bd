import { type Community, communities } from './communities'
import { creditCode } from './credit-code'
import { type Dice, dice } from './dice'

/** How somebody stands to an organisation. `person`: which of the people of the community, counted from 0. */
export type Tied = { as: 'represents' | 'acts_for' | 'works_at'; person: number }
export type InventedOrganisation = {
  kind: 'enterprise' | 'institution' | 'social-organisation' | 'property-company' | 'self-employed'
  code: string
  name: string
  community: string
  premises: string
  landline: string
  email?: string
  tied: readonly Tied[]
}

type Sort = Pick<InventedOrganisation, 'kind'> & { registrar: string; names: readonly string[]; staff: number }

/** What a community has: `registrar` and category are the first two characters of the credit code (GB 32100). */
const sorts: readonly Sort[] = [
  { kind: 'property-company', registrar: '91', names: ['物业服务有限公司'], staff: 2 },
  { kind: 'enterprise', registrar: '91', names: ['纺织有限公司', '餐饮管理有限公司', '建材有限公司'], staff: 4 },
  { kind: 'institution', registrar: '12', names: ['幼儿园', '社区卫生服务站'], staff: 3 },
  { kind: 'social-organisation', registrar: '52', names: ['养老服务中心', '社会工作服务社'], staff: 2 },
  { kind: 'self-employed', registrar: '92', names: ['便利店', '早餐店', '理发店', '水果店'], staff: 0 },
]
const marks: Readonly<Record<string, string>> = {
  ...{ 'qinghe-shequ': '青禾', hehua: '荷花', xinyuan: '新苑', dongwan: '东湾', liuyin: '柳荫', nanyuan: '南园' },
  ...{ 'wangjiang-shequ': '望江', gudu: '古渡' },
}

function oneOf(drawn: Dice, community: Community, { sort, name, no }: { sort: Sort; name: string; no: number }) {
  const key = community.path.split('/').at(-2) ?? ''
  const workers = Array.from({ length: sort.staff }, (_, at): Tied => ({ as: 'works_at', person: 6 + no * 5 + at }))
  const acting: Tied[] = sort.kind === 'self-employed' ? [] : [{ as: 'acts_for', person: 5 + no * 5 }]
  return {
    kind: sort.kind,
    code: creditCode(sort.registrar, `${community.division.slice(8)}${String(no).padStart(2, '0')}`),
    name: `${sort.kind === 'enterprise' ? '云州' : ''}${marks[key]}${name}`,
    community: community.path,
    premises: `${drawn.pick(community.roads)}${200 + no * 2}号`,
    // The area code is assigned to no place.
    landline: `0399${drawn.between(2, 8)}${String(drawn.between(0, 999_999)).padStart(6, '0')}`,
    ...(drawn.chance(50) ? { email: `office-${key}-${no}@example.org` } : {}),
    tied: [{ as: 'represents' as const, person: 4 + no * 5 }, ...acting, ...workers],
  }
}

/** Enterprises, institutions, societies and shops of the communities, the same every time. */
export function inventOrganisations(): InventedOrganisation[] {
  return communities.flatMap((community, index) => {
    const drawn = dice(9_700 + index)
    const all = sorts.flatMap((sort) => sort.names.map((name) => ({ sort, name })))
    return all.map((each, no) => oneOf(drawn, community, { ...each, no }))
  })
}
