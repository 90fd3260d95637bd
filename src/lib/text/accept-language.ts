import type { Locale } from './locale'

/** Regions and scripts written in traditional characters. */
const traditional = /^zh-(hant|tw|hk|mo)\b/

/**
 * The best language of the screens for an `Accept-Language` header (RFC 9110 §12.5.4), or undefined when the header
 * names none that we speak. Ranges with q=0 are refused by the reader and skipped; broken ranges are ignored.
 */
export function acceptLanguage(header: string): Locale | undefined {
  return header
    .slice(0, 500)
    .split(',')
    .map(range)
    .filter((candidate) => candidate.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((candidate) => localeOf(candidate.tag))
    .find((locale) => locale !== undefined)
}

function range(part: string) {
  const [tag = '', ...parameters] = part.toLowerCase().split(';')
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
  return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
}

function localeOf(tag: string): Locale | undefined {
  if (traditional.test(tag)) return 'zh-Hant'
  if (/^zh\b/.test(tag)) return 'zh-Hans'
  if (/^en\b/.test(tag)) return 'en'
  return undefined
}
