import 'server-only'
import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { everydayWords, idleWords } from './search-words'

/** A question taken apart. `han`: pieces of Chinese worth looking for. `latin`: letters and digits without spaces. */
export type Question = {
  plain: string
  han: string[]
  meant: string[]
  latin: string
  english: string[]
  syllables: string[]
  age: number | null
}

const toSimplified = Converter({ from: 'tw', to: 'cn' })
const longest = 60

/** Text as it is compared: simplified characters, half width, lower case, without signs and spaces. */
export function plainText(text: string): string {
  return toSimplified(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Syllables without tones; letters and digits stay as they are. */
export function syllablesOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((one) =>
    one.toLowerCase(),
  )
}

/** Takes apart what somebody typed. Only the first 60 characters count. */
export function question(query: string): Question {
  const typed = [...query].slice(0, longest).join('')
  const plain = plainText(typed)
  const han = plain.replace(idleWords, ' ').match(/\p{Script=Han}+/gu) ?? []
  const letters = plain.match(/[a-z]/) !== null
  return {
    plain,
    han: han.length > 0 ? han : (plain.match(/\p{Script=Han}+/gu) ?? []),
    meant: everydayWords.filter(({ said }) => said.test(plain)).flatMap(({ meant }) => meant),
    latin: letters || /^\d+$/.test(plain) ? plain.replace(/[^a-z0-9]/g, '') : '',
    english: typed.toLowerCase().match(/[a-z]{2,}/g) ?? [],
    syllables: /\p{Script=Han}/u.test(plain) ? syllablesOf(han.join('') || plain) : [],
    age: ageIn(plain),
  }
}

const digits = '零一二三四五六七八九'

/** An age that the question names: `80岁`, `八十了`, `九十五`. A bare number below 10 is not taken for one. */
export function ageIn(plain: string): number | null {
  const written = plain.match(/(?<!\d)(\d{2,3})(?!\d)/)
  const spoken = plain.match(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/)
  const age = written ? Number(written[1]) : spoken ? spokenNumber(spoken) : /百岁/.test(plain) ? 100 : null
  return age !== null && age >= 10 && age <= 130 ? age : null
}

function spokenNumber([, tens = '', ones = '']: RegExpMatchArray): number {
  return (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)
}
