import { communities, neighbour, street } from './communities'

export type StaffMember = { username: string; name: string; role: string; unit: string }

/** The password of every staff account of the demonstration. */
export const staffPassword = 'Yikou-2026'

const district = 'yunzhou/linjiang/'

type Place = readonly [username: string, name: string, role: string, unit: string]

const desks: readonly Place[] = [
  ['chenjing', '陈静', 'clerk', `${street}hall/`],
  ['zhangwei', '张伟', 'clerk', `${street}hall/`],
  ['lifang', '李芳', 'reviewer', `${street}relief/`],
  ['heming', '何明', 'decider', `${street}relief/`],
  ['wangzhu', '王柱', 'office-head', `${street}relief/`],
  ['tangli', '唐丽', 'reviewer', `${street}labour/`],
  ['pengbo', '彭博', 'decider', `${street}labour/`],
  ['luoyan', '罗燕', 'reviewer', `${street}migrants/`],
  ['songtao', '宋涛', 'decider', `${street}migrants/`],
  ['xieyun', '谢云', 'reviewer', `${street}disabled/`],
  ['zhoukai', '周凯', 'decider', `${district}civil-affairs/`],
  ['fangyuan', '方圆', 'director', `${street}management/`],
  ['jiangli', '江莉', 'data-steward', `${street}management/`],
  ['wj-linna', '林娜', 'clerk', `${neighbour}hall/`],
  ['wj-gaofeng', '高峰', 'reviewer', `${neighbour}relief/`],
  ['wj-qianhua', '钱华', 'decider', `${neighbour}relief/`],
  ['wj-weilan', '韦兰', 'data-steward', `${neighbour}management/`],
  ['qu-shenning', '沈宁', 'data-steward', `${district}civil-affairs/`],
]

const checkers: readonly (readonly [username: string, name: string, unit: string])[] = [
  ['police', '沈刚', 'police'],
  ['human-resources', '郑洁', 'human-resources'],
  ['real-estate', '许诺', 'real-estate'],
  ['vehicles', '曹阳', 'vehicles'],
  ['tax', '吕青', 'tax'],
  ['housing-fund', '袁梅', 'housing-fund'],
  ['means-platform', '董浩', 'means-platform'],
  ['disabled-federation', '于虹', 'disabled-federation'],
  ['finance', '冯毅', 'finance'],
  ['transport', '程远', 'transport'],
  ['culture', '韩雪', 'culture'],
]

const communityWorkers: readonly (readonly [string, string])[] = [
  ['杨帆', '黄莺'],
  ['梁晨', '胡月'],
  ['朱琳', '邓超'],
  ['萧然', '傅敏'],
  ['曾瑶', '苏杭'],
  ['卢静', '丁宁'],
  ['叶舟', '潘越'],
  ['姜山', '范宁'],
]

const administrators: readonly Place[] = [
  ['sysadmin', '系统管理员', 'system-administrator', `${street}management/`],
  ['secadmin', '安全管理员', 'security-administrator', `${street}management/`],
  ['auditor', '审计管理员', 'audit-administrator', `${street}management/`],
]

function workersOf(path: string, names: readonly string[]): StaffMember[] {
  const key = path.split('/').at(-2) ?? ''
  return names.map((name, index) => ({
    username: `${key}-${index + 1}`,
    name,
    role: 'community-worker',
    unit: `${path}station/`,
  }))
}

/** Everybody who works in the demonstration, each with one post. */
export const staff: readonly StaffMember[] = [
  ...[...desks, ...administrators].map(([username, name, role, unit]) => ({ username, name, role, unit })),
  ...checkers.map(([username, name, unit]) => ({ username, name, role: 'checker', unit: `${district}${unit}/` })),
  ...communities.flatMap(({ path }, index) => workersOf(path, communityWorkers[index] ?? [])),
]
