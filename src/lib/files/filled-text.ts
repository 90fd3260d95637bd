import type { Text } from '@/lib/text/text'

/** What stands where a paper has nothing to say. */
export const blank = '—'

/** Values of a template in the words of one language, by name. */
export type Words = Readonly<Record<string, string | undefined>>
/** The same values in both written languages. */
export type BothWords = { 'zh-Hans': Words; en: Words }

const place = /\{([a-z][a-z0-9_]*)\}/g

/** Two words as one text; the same in both languages is kept once. */
export function both(chinese: string | undefined, english: string | undefined): Text {
  const [zh, en] = [chinese || blank, english || chinese || blank]
  return zh === en ? zh : { 'zh-Hans': zh, en }
}

/** A text whose `{name}` places are filled, in both languages. What has no word becomes a dash. */
export function fill(text: Text, words: BothWords): Text {
  const [zh, en] = typeof text === 'string' ? [text, text] : [text['zh-Hans'], text.en ?? text['zh-Hans']]
  return both(fillOne(zh, words['zh-Hans']), fillOne(en, words.en))
}

/** The same for one language. */
export function fillOne(text: string, words: Words): string {
  return text.replace(place, (_, name: string) => (Object.hasOwn(words, name) ? words[name] : undefined) || blank)
}
