import type { Dice } from '../dice'
import type { Sex } from '../person'

/** Family names by about their share of the population; the last ones are rare, double or read in two ways. */
const families: readonly string[] = [
  ...'王王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐徐孙孙马朱胡郭何高林罗郑梁',
  ...'谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯',
  ...'龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇查解盖区朴',
  ...['欧阳', '上官', '诸葛', '司马', '尉迟', '令狐'],
]

type Pool = { first: readonly string[]; second: readonly string[]; single: number }
const pools: Record<string, Pool> = {
  old1: {
    first: [...'建国德永文志长福金水树宝世家明忠'],
    second: [...'国强明福贵生根泉彬林年祥荣华义仁昌才山海'],
    single: 8,
  },
  old2: {
    first: [...'桂凤玉月美素惠秀爱杏金宝淑翠兰彩'],
    second: [...'兰英珍娥娟芬芳妹仙珠琴花梅香云娣莲凤华玲'],
    single: 6,
  },
  mid1: {
    first: [...'建国海志文晓立俊鹏伟卫永少宏振学'],
    second: [...'平栋峰刚杰东新飞斌军涛明辉林宁波超亮华勇'],
    single: 30,
  },
  mid2: {
    first: [...'丽晓海雪红春秋小亚艳美雅玉佳燕静'],
    second: [...'华燕梅霞红琳玲芳娟萍敏莉丹洁云蓉婷娜英慧'],
    single: 30,
  },
  new1: {
    first: [...'子浩宇一奕梓俊沐嘉思景泽承睿明书'],
    second: [...'轩然航诺辰睿熙阳木远行宸霖恒煜昊哲安之洋'],
    single: 4,
  },
  new2: {
    first: [...'梓欣雨若诗可语安沐思芷佳婉清一依'],
    second: [...'涵怡桐曦馨嫣琪晴齐若宁妍彤萱瑶然诺悦汐朵'],
    single: 4,
  },
}

/** Characters that few fonts and fewer keyboards have, two of them beyond the basic plane of Unicode. */
const rare: readonly [string, ...string[]] = ['㛃', '䶮', '喆', '犇', '堃', '\u{20BB7}', '\u{2B5E4}', '\u{2CE93}']

/** The people that the guide speaks of; nobody else is called so. */
const taken: ReadonlySet<string> = new Set([
  '王秀英',
  '李敏',
  '陈国栋',
  '赵建国',
  '孙强',
  '马丽华',
  '孙梓涵',
  '周晓平',
  '吴德',
  '徐桂兰',
])

const one = (dice: Dice, list: readonly string[]): string => list[dice.between(0, list.length - 1)] ?? ''

/** A family name. */
export function surname(dice: Dice): string {
  return one(dice, families)
}

/** A whole name as people of that year of birth have it; one in two hundred has a character that is hard to type. */
export function fullName(dice: Dice, { family, sex, year }: { family: string; sex: Sex; year: number }): string {
  const pool = pools[`${year < 1965 ? 'old' : year < 2003 ? 'mid' : 'new'}${sex}`]
  if (!pool) throw new Error('no names for this sex')
  const second = dice.chance(0.5) ? dice.pick(rare) : one(dice, pool.second)
  const name = family + (dice.chance(pool.single) ? '' : one(dice, pool.first)) + second
  return taken.has(name) ? fullName(dice, { family, sex, year }) : name
}
