import { noteForStart } from '../note-for-start'
import { stars } from './named-households'
import { staffPassword } from './staff'

const guide = [
  '演示环境：街道、居民、号码均为虚构 · Demonstration: street, people and numbers are invented',
  `工作人员密码 · Staff password: ${staffPassword}（/staff/sign-in）`,
  '  窗口 counter: chenjing, zhangwei　初审 reviewer: lifang　审定 decider: heming　负责人 head: wangzhu',
  '  劳动 labour: tangli, pengbo　流动人口 newcomers: luoyan, songtao　残联 disabled: xieyun　区民政 district: zhoukai',
  '  协办 checkers: police, human-resources, real-estate, vehicles, tax, housing-fund, means-platform,',
  '                 disabled-federation, finance, transport, culture',
  '  社区 community: qinghe-shequ-1, hehua-1, xinyuan-1 …（各两人 two each）　街道领导 director: fangyuan',
  '  数据管理员 data stewards: jiangli（青禾 Qinghe）, wj-weilan（望江 Wangjiang）, qu-shenning（区 district）',
  '  望江街道 Wangjiang: wj-linna, wj-gaofeng, wj-qianhua　管理 administrators: sysadmin, secadmin, auditor',
  '居民用手机号和验证码登录（/sign-in）· Residents sign in with phone and code:',
]

/** Writes what the start says at the end: who may sign in here, and where codes are seen. */
export function writeWelcome(): void {
  const people = stars.map(({ name, mobile }) => `  ${mobile}  ${name}`)
  const codes = '验证码在「发件箱」页面可见 · Codes are shown in the outbox: /office/outbox（sysadmin）'
  noteForStart([...guide, ...people, codes])
}
