import type { Dice, Weighted } from '../dice'
import type { Sex } from '../person'
import { fullName, surname } from './given-names'

/** A people with its code (GB/T 3304) and how its names are made. Children of one house share `family`. */
export type People = {
  ethnicity: string
  family: (dice: Dice) => string
  name: (dice: Dice, told: { family: string; sex: Sex; year: number }) => string
}

type List = readonly [string, ...string[]]

/** Names that are written like those of the Han, with family names of their own. */
function like(ethnicity: string, families: List): People {
  return { ethnicity, family: (dice) => dice.pick(families), name: fullName }
}

/** A given name, a middle dot (U+00B7) and the father's name. */
function dotted(ethnicity: string, { men, women }: { men: List; women: List }): People {
  return {
    ethnicity,
    family: (dice) => dice.pick(men),
    name: (dice, { family, sex }) => `${dice.pick(sex === '1' ? men : women)}·${family}`,
  }
}

/** A name in two halves and no family name. */
function halves(ethnicity: string, { men, women, second }: { men: List; women: List; second: List }): People {
  return {
    ethnicity,
    family: () => '',
    name: (dice, { sex }) => dice.pick(sex === '1' ? men : women) + dice.pick(second),
  }
}

export const han: People = { ethnicity: '01', family: surname, name: fullName }

const uyghur = dotted('05', {
  men: ['买买提', '艾尼瓦尔', '吐尔逊', '阿迪力', '玉素甫', '艾合买提', '库尔班'],
  women: ['阿依古丽', '热依汗', '古丽娜尔', '帕提古丽', '祖丽皮亚', '迪丽努尔'],
})
const kazakh = dotted('17', {
  men: ['叶尔肯', '木拉提', '巴合提', '哈那提', '努尔兰'],
  women: ['阿依努尔', '古丽扎', '加娜尔', '玛依拉'],
})
const tibetan = halves('04', {
  men: ['扎西', '多吉', '次仁', '洛桑', '丹增'],
  women: ['卓玛', '央金', '德吉', '拉姆', '白玛'],
  second: ['次仁', '旺堆', '措姆', '曲珍', '平措'],
})
const mongol = halves('02', {
  men: ['巴特', '苏和', '格日勒', '朝鲁', '乌恩'],
  women: ['其其格', '萨仁', '乌云', '娜仁', '塔娜'],
  second: ['图雅', '巴雅尔', '其木格', '夫', '高娃'],
})

/** Peoples of a street in the east of the country who are not Han, by about their share. */
export const others: Weighted<People> = [
  [26, like('03', ['马', '丁', '沙', '哈', '白', '穆'])],
  [10, uyghur],
  [4, kazakh],
  [6, tibetan],
  [7, mongol],
  [12, like('08', ['韦', '覃', '黄', '农', '蓝'])],
  [10, like('11', ['关', '佟', '那', '赵', '金'])],
  [10, like('15', ['向', '田', '彭', '覃'])],
  [8, like('06', ['龙', '吴', '石', '杨'])],
  [7, like('10', ['金', '朴', '李', '崔'])],
]

/** Foreigners with a permanent resident card, as the card writes their names in Chinese. `code`: ISO 3166-1 numeric. */
export const foreigners: readonly [
  { code: string; names: Record<Sex, string> },
  ...{ code: string; names: Record<Sex, string> }[],
] = [
  { code: '276', names: { 1: '托马斯·韦伯', 2: '安娜·米勒' } },
  { code: '250', names: { 1: '让·杜邦', 2: '克莱尔·莫罗' } },
  { code: '840', names: { 1: '大卫·史密斯', 2: '艾米丽·约翰逊' } },
  { code: '410', names: { 1: '金永哲', 2: '朴智贤' } },
  { code: '392', names: { 1: '田中健一', 2: '佐藤美咲' } },
]
