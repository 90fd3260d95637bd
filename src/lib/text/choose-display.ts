import { acceptLanguage } from './accept-language'
import { displayInAddress } from './display-in-address'
import { type DisplayMode, isDisplayMode } from './display-mode'
import { isLocale, type Locale, sourceLocale } from './locale'

/** The cookies that remember the choice. They carry no personal data and may be read by scripts. */
export const displayCookies = { locale: 'yk_locale', mode: 'yk_mode' } as const

export type Display = { locale: Locale; mode: DisplayMode }

/**
 * Language and mode of one request. The address wins over the cookie, the cookie over `Accept-Language`, and without
 * any of them a page is simplified Chinese in normal mode. Every part may be missing or hostile; nothing throws.
 */
export function chooseDisplay(asked: {
  search?: string
  cookieLocale?: string
  cookieMode?: string
  acceptLanguage?: string
}): Display {
  const address = displayInAddress(asked.search ?? '')
  const remembered = isLocale(asked.cookieLocale) ? asked.cookieLocale : acceptLanguage(asked.acceptLanguage ?? '')
  return {
    locale: address.locale ?? remembered ?? sourceLocale,
    mode: address.mode ?? (isDisplayMode(asked.cookieMode) ? asked.cookieMode : 'normal'),
  }
}
