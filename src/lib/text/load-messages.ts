import 'server-only'
import { areas } from './areas'
import type { Locale } from './locale'
import { type Messages, traditionalMessages } from './traditional-messages'

const loaded = new Map<Locale, Promise<Messages>>()

/** All texts of one language, area by area, read once per process. Traditional Chinese is made from the simplified. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale) ?? (locale === 'zh-Hant' ? traditional() : written(locale))
  loaded.set(locale, known)
  return known
}

async function traditional(): Promise<Messages> {
  return traditionalMessages(await loadMessages('zh-Hans'))
}

async function written(locale: 'zh-Hans' | 'en'): Promise<Messages> {
  const files = areas.map(async (area) => {
    const file: { default: Messages } = await import(`./messages/${locale}/${area}.json`)
    return [area, file.default] as const
  })
  return Object.fromEntries(await Promise.all(files))
}
