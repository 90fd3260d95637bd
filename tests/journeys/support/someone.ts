import { randomInt } from 'node:crypto'
import { mod112 } from '@/lib/registry/identifiers/mod-11-2'

/** A person of a journey: nobody was ever given such a number, because no county has the code 339901. */
export type Someone = { name: string; idNumber: string; mobile: string; birth: string }

const surnames = '钟韦卢姜崔谭陆汪范石廖贾夏付方邹熊孟秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const given = '佩文兰芝宝成德海春生凤英国平建华金花景明丽娟茂林淑琴桂香永福玉珍秀芳振东志强忠义瑞云雪梅惠清荣光'

const one = (characters: string) => characters.charAt(randomInt(characters.length))
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('')

/** Somebody new, born in that year: name, number with a right check character and mobile are drawn at random. */
export function someone({ year, sex = 'female' }: { year: number; sex?: 'female' | 'male' }): Someone {
  const birth = new Date(Date.UTC(year, 0, 1 + randomInt(360))).toISOString().slice(0, 10)
  const order = String(100 + 2 * randomInt(400) + (sex === 'male' ? 1 : 0))
  const body = `339901${birth.replaceAll('-', '')}${order}`
  const name = one(surnames) + one(given) + one(given)
  return { name, birth, idNumber: body + mod112(body), mobile: `199${digits(8)}` }
}
