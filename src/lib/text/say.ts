import type { Locale } from './locale'
import type { Text } from './text'
import { toTraditional } from './traditional'

/**
 * A text of a definition in one language. A missing `zh-Hant` is converted from `zh-Hans`; a missing `en` falls back
 * to the Chinese source, so nothing is ever blank. Server only by weight, see `toTraditional`.
 */
export function say(text: Text, locale: Locale): string {
  const source = typeof text === 'string' ? text : text['zh-Hans']
  if (locale === 'zh-Hans') return source
  const written = typeof text === 'string' ? undefined : text[locale]
  if (written !== undefined) return written
  return locale === 'zh-Hant' ? toTraditional(source) : source
}
