/** The languages of every screen, source language first. The words are BCP 47 tags and serve as `lang` of a page. */
export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const

export type Locale = (typeof locales)[number]

/** The language that texts are written in and that everything falls back to. */
export const sourceLocale: Locale = 'zh-Hans'

/** Whether an untrusted string names a language of the screens, exactly as written in `locales`. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}
