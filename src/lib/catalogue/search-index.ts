import 'server-only'
import type { Text } from '@/lib/text/text'
import type { Service } from './schema'
import { plainText, syllablesOf } from './search-query'

export type Posting = { item: number; weight: number }
/** What is known of one item besides the postings. `initials` and `full`: of its names and everyday words. */
export type Indexed = {
  code: string
  names: string[]
  phrases: string[]
  initials: string[]
  full: string[]
  english: string[]
  ageFrom: number | null
}
/** Characters, pairs of characters and pairs of syllables, each with the items in which they occur. */
export type SearchIndex = { items: Indexed[]; grams: Map<string, Posting[]>; sounds: Map<string, Posting[]> }

/** Builds the index of all items. About a tenth of a millisecond for each; done once for each office version. */
export function buildSearchIndex(services: readonly Service[]): SearchIndex {
  const index: SearchIndex = { items: [], grams: new Map(), sounds: new Map() }
  services.forEach((service, item) => {
    const names = unique([chinese(service.name), service.short === undefined ? '' : chinese(service.short)])
    const words = unique(service.words ?? [])
    const spoken = [...names, ...words].map((text) => syllablesOf(text))
    post(index.grams, item, weigh([...names, ...words, ...told(service)], [names.length, words.length]))
    post(index.sounds, item, new Map(spoken.flatMap((syllables) => pairs(syllables).map((pair) => [pair, 1]))))
    index.items.push({
      code: plainText(service.code ?? service.key),
      names,
      phrases: words,
      initials: unique(spoken.map((syllables) => syllables.map((one) => one[0] ?? '').join(''))),
      full: unique(spoken.map((syllables) => syllables.join(''))),
      english: englishWords(service),
      ageFrom: ageFrom(service.eligibility ?? []),
    })
  })
  return index
}

/** Single characters and pairs of neighbouring characters. */
export function gramsOf(text: string): string[] {
  const characters = [...text]
  return [...characters, ...pairs(characters)]
}

/** Pairs of neighbours, joined. */
export function pairs(parts: readonly string[]): string[] {
  return parts.slice(1).map((part, index) => `${parts[index]} ${part}`)
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map(plainText).filter((text) => text !== ''))]
}

function chinese(text: Text): string {
  return typeof text === 'string' ? text : text['zh-Hans']
}

function told({ guide }: Service): string[] {
  return guide ? [guide.summary, ...guide.forWhom].map((text) => plainText(chinese(text))) : []
}

/** Names count most, everyday words next, the words of the guide least. The best place of a gram counts. */
function weigh(texts: readonly string[], [names, words]: [number, number]): Map<string, number> {
  const weights = new Map<string, number>()
  texts.forEach((text, index) => {
    const weight = index < names ? 3 : index < names + words ? 2.5 : 0.6
    for (const gram of gramsOf(text)) weights.set(gram, Math.max(weight, weights.get(gram) ?? 0))
  })
  return weights
}

function post(postings: Map<string, Posting[]>, item: number, weights: ReadonlyMap<string, number>): void {
  for (const [gram, weight] of weights) {
    const list = postings.get(gram)
    if (list) list.push({ item, weight })
    else postings.set(gram, [{ item, weight }])
  }
}

function englishWords({ name, short, key }: Service): string[] {
  const texts = [name, short].flatMap((text) => (typeof text === 'object' && text.en ? text.en : []))
  return [...new Set([...texts, key].flatMap((text) => text.toLowerCase().match(/[a-z]{2,}/g) ?? []))]
}

/** The age from which an item is for somebody, read from its conditions (`atLeast: [$applicant.age, 80]`). */
function ageFrom(condition: unknown): number | null {
  if (typeof condition !== 'object' || condition === null) return null
  if ('atLeast' in condition && Array.isArray(condition.atLeast)) {
    const [path, age] = condition.atLeast as unknown[]
    if (path === '$applicant.age' && typeof age === 'number') return age
  }
  const inner = Object.values(condition).flatMap((part) => ageFrom(part) ?? [])
  return inner[0] ?? null
}
