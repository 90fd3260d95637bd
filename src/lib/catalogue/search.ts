import 'server-only'
import type { Locale } from '@/lib/text/locale'
import type { Service } from './schema'
import { buildSearchIndex, gramsOf, type Indexed, type Posting, pairs, type SearchIndex } from './search-index'
import { type Question, question } from './search-query'

type Listed = { service: Service }

const most = 20
const indexes = new WeakMap<readonly Listed[], SearchIndex>()

/**
 * Items for what somebody typed, best first, at most twenty: characters, everyday questions, pinyin in full or initials,
 * codes, English words; forgives a wrong character of the same sound and a wrong letter. The index is kept for the very
 * array that is handed in, so hand in `office.services` or `office.publicServices` itself, not a copy.
 */
export function searchServices<T extends Listed>(query: string, services: readonly T[], locale: Locale): T[] {
  const asked = question(query)
  if (asked.plain === '') return []
  const index = indexFor(services)
  const scores = new Float64Array(services.length)
  addGrams(index, asked, scores)
  index.items.forEach((item, at) => {
    scores[at] = (scores[at] ?? 0) + nameScore(item, asked) + latinScore(item, asked, locale)
  })
  addAge(index, asked, scores)
  return ranked(services, scores)
}

function indexFor(services: readonly Listed[]): SearchIndex {
  const known = indexes.get(services)
  if (known) return known
  const index = buildSearchIndex(services.map((listed) => listed.service))
  indexes.set(services, index)
  return index
}

function ranked<T>(services: readonly T[], scores: Float64Array): T[] {
  const best = Math.max(0, ...scores)
  const found = services.flatMap((service, at) => {
    const score = scores[at] ?? 0
    return score > 0 && score >= best * 0.12 ? [{ service, score }] : []
  })
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map((one) => one.service)
}

/** Rare grams count more; pairs count more than single characters; what was only meant or only sounds alike counts less. */
function addGrams({ grams, sounds, items }: SearchIndex, asked: Question, scores: Float64Array): void {
  const add = (postings: readonly Posting[] | undefined, factor: number) => {
    if (!postings) return
    const rarity = Math.log(1 + items.length / postings.length)
    for (const { item, weight } of postings) scores[item] = (scores[item] ?? 0) + weight * rarity * factor
  }
  for (const piece of asked.han) for (const gram of gramsOf(piece)) add(grams.get(gram), gram.includes(' ') ? 1 : 0.15)
  for (const word of asked.meant) for (const pair of pairs([...word])) add(grams.get(pair), 0.5)
  for (const pair of pairs(asked.syllables)) add(sounds.get(pair), 1.2)
}

/** The question is, begins or holds a name or a phrase of everyday speech. */
function nameScore({ names, phrases }: Indexed, { plain, han }: Question): number {
  const inName = Math.max(0, ...names.map((name) => overlap(name, plain)))
  const inPhrase = Math.max(0, ...phrases.map((phrase) => overlap(phrase, plain)))
  const held = han.some((piece) => piece.length > 1 && names.some((name) => name.includes(piece))) ? 4 : 0
  return Math.max(inName, inPhrase * 0.9) + held
}

function overlap(text: string, plain: string): number {
  if (text === plain) return 40
  if (plain.length > 1 && text.startsWith(plain)) return 25
  if (plain.length > 1 && text.includes(plain)) return 15
  return text.length > 1 && plain.includes(text) ? 10 : 0
}

function latinScore(item: Indexed, { latin, english }: Question, locale: Locale): number {
  if (latin === '') return 0
  const code = latin.length > 1 && item.code.startsWith(latin) ? (item.code === latin ? 60 : 12) : 0
  const words = english.filter((word) => item.english.some((known) => sameWord(known, word))).length
  const pinyin = /^[a-z]+$/.test(latin) ? Math.max(initialsScore(item, latin), fullScore(item, latin)) : 0
  return Math.max(code, pinyin, (words * (locale === 'en' ? 24 : 16)) / Math.max(1, english.length))
}

function sameWord(known: string, word: string): boolean {
  return known.startsWith(word) || (word.length > 4 && near(known, word))
}

function initialsScore({ initials }: Indexed, latin: string): number {
  if (latin.length < 2) return 0
  const exact = initials.includes(latin)
  if (exact) return 40
  if (initials.some((text) => text.startsWith(latin))) return 26
  if (initials.some((text) => text.includes(latin))) return 14
  return latin.length > 3 && initials.some((text) => near(text, latin)) ? 8 : 0
}

function fullScore({ full }: Indexed, latin: string): number {
  if (latin.length < 3) return 0
  if (full.includes(latin)) return 42
  if (full.some((text) => text.startsWith(latin))) return 28
  if (full.some((text) => text.includes(latin))) return 16
  return latin.length > 5 && full.some((text) => near(text.slice(0, latin.length + 1), latin)) ? 10 : 0
}

/** Whether one letter more, less or other, or two exchanged neighbours, turn one word into the other. */
export function near(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  const [x, y] = [a.slice(start), b.slice(start)]
  const other = x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
  return other || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
}

/** Somebody of the age that the question names comes first to what begins at that age, or shortly before. */
function addAge({ items }: SearchIndex, { age }: Question, scores: Float64Array): void {
  if (age === null) return
  items.forEach(({ ageFrom }, at) => {
    if (ageFrom === null || ageFrom > age) return
    scores[at] = (scores[at] ?? 0) + Math.max(2, 16 - (age - ageFrom) / 2)
  })
}
