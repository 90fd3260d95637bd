export const street = 'yunzhou/linjiang/qinghe/'
export const neighbour = 'yunzhou/linjiang/wangjiang/'

/** Where the demonstration has people: the community, its roads, and how many live there. */
export type Community = { path: string; roads: readonly [string, ...string[]]; people: number }

export const communities: readonly Community[] = [
  { path: `${street}qinghe-shequ/`, roads: ['柳园路', '青禾路', '桑园弄'], people: 46 },
  { path: `${street}hehua/`, roads: ['荷花路', '藕池巷'], people: 42 },
  { path: `${street}xinyuan/`, roads: ['新苑路', '学苑街'], people: 42 },
  { path: `${street}dongwan/`, roads: ['东湾路', '船坞路'], people: 38 },
  { path: `${street}liuyin/`, roads: ['柳荫路', '长堤路'], people: 38 },
  { path: `${street}nanyuan/`, roads: ['南园路', '梅园弄'], people: 34 },
  { path: `${neighbour}wangjiang-shequ/`, roads: ['望江路'], people: 11 },
  { path: `${neighbour}gudu/`, roads: ['古渡路'], people: 9 },
]
