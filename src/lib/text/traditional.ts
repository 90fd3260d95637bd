import { Converter } from 'opencc-js/cn2t'
import overrides from './traditional-overrides.json'

/** Definitions and messages together hold a few thousand texts; beyond this the memory starts anew. */
const mostRemembered = 20_000

const convert = Converter({ from: 'cn', to: 'tw' })
const reviewed = Object.entries(overrides)
const remembered = new Map<string, string>()

/**
 * Simplified Chinese as traditional characters: OpenCC's standard forms with mainland wording kept, then the reviewed
 * replacements of traditional-overrides.json. The same text always gives the same answer. The dictionary weighs a
 * megabyte, so code that runs in a browser must be handed finished texts instead of calling this.
 */
export function toTraditional(text: string): string {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const result = reviewed.reduce((sofar, [converted, wanted]) => sofar.replaceAll(converted, wanted), convert(text))
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(text, result)
  return result
}
