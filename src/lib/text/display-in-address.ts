import { type DisplayMode, isDisplayMode } from './display-mode'
import { isLocale, type Locale } from './locale'

/**
 * What an address asks for: `?lang=zh-Hans|zh-Hant|en`, `?mode=normal|care|contrast`, and `?care=1` / `?care=0` as
 * the short way into and out of 关怀版. Unknown values are ignored. `search` is the query string, `?` optional.
 */
export function displayInAddress(search: string): { locale?: Locale; mode?: DisplayMode } {
  const query = new URLSearchParams(search)
  const lang = query.get('lang')
  const mode = query.get('mode') ?? { '1': 'care', '0': 'normal' }[query.get('care') ?? '']
  return { ...(isLocale(lang) && { locale: lang }), ...(isDisplayMode(mode) && { mode }) }
}
