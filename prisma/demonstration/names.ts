import type { Dice } from './dice'
import type { Sex } from './person'

/** Family names by about their share of the population. */
const families: readonly [string, ...string[]] = [
  '王',
  ...'王王李李李张张张刘刘陈陈陈杨赵黄周周吴吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  '欧阳',
]

type Given = readonly [string, ...string[]]
const oldMen: Given = [
  '建国',
  '国强',
  '志明',
  '永福',
  '德贵',
  '金生',
  '长根',
  '水根',
  '福泉',
  '文彬',
  '树林',
  '松年',
  '阿根',
  '宝林',
]
const oldWomen: Given = [
  '桂兰',
  '凤英',
  '玉珍',
  '月娥',
  '美娟',
  '素芬',
  '惠芳',
  '秀珍',
  '金娣',
  '阿妹',
  '文娟',
  '爱珍',
  '杏仙',
  '宝珠',
]
const men: Given = ['伟', '磊', '军', '勇', '建平', '国栋', '海峰', '志刚', '文杰', '晓东', '立新', '俊', '鹏飞', '斌']
const women: Given = ['芳', '娜', '静', '敏', '丽华', '晓燕', '海燕', '雪梅', '红霞', '慧', '婷', '晓红', '琳', '玲']
const boys: Given = ['子轩', '浩然', '宇航', '一诺', '奕辰', '梓睿', '俊熙', '沐阳', '嘉木', '思远']
const girls: Given = ['梓涵', '欣怡', '雨桐', '若曦', '诗涵', '可馨', '语嫣', '安琪', '沐晴', '思齐']

/** A family name. */
export function familyName(dice: Dice): string {
  return dice.pick(families)
}

/** A given name as people of that year of birth have it. */
export function givenName(dice: Dice, sex: Sex, year: number): string {
  if (year < 1962) return dice.pick(sex === '1' ? oldMen : oldWomen)
  if (year < 2003) return dice.pick(sex === '1' ? men : women)
  return dice.pick(sex === '1' ? boys : girls)
}
