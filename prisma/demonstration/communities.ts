export const street = 'yunzhou/linjiang/qinghe/'
export const neighbour = 'yunzhou/linjiang/wangjiang/'

/**
 * Where the demonstration has people: the community with its division code, its roads, how many people the core of the
 * demonstration has there, and its share of all others in a hundred (of the street, or of the neighbouring street).
 */
export type Community = {
  path: string
  division: string
  roads: readonly [string, ...string[]]
  people: number
  share: number
}

export const communities: readonly Community[] = [
  {
    ...{ path: `${street}qinghe-shequ/`, division: '339901001001' },
    ...{ roads: ['柳园路', '青禾路', '桑园弄'], people: 46, share: 22 },
  },
  {
    ...{ path: `${street}hehua/`, division: '339901001002' },
    ...{ roads: ['荷花路', '藕池巷'], people: 42, share: 19 },
  },
  {
    ...{ path: `${street}xinyuan/`, division: '339901001003' },
    ...{ roads: ['新苑路', '学苑街'], people: 42, share: 18 },
  },
  {
    ...{ path: `${street}dongwan/`, division: '339901001004' },
    ...{ roads: ['东湾路', '船坞路'], people: 38, share: 15 },
  },
  {
    ...{ path: `${street}liuyin/`, division: '339901001005' },
    ...{ roads: ['柳荫路', '长堤路'], people: 38, share: 14 },
  },
  {
    ...{ path: `${street}nanyuan/`, division: '339901001006' },
    ...{ roads: ['南园路', '梅园弄'], people: 34, share: 12 },
  },
  { path: `${neighbour}wangjiang-shequ/`, division: '339901002001', roads: ['望江路'], people: 11, share: 60 },
  { path: `${neighbour}gudu/`, division: '339901002002', roads: ['古渡路'], people: 9, share: 40 },
]
