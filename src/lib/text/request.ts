import 'server-only'
import { getRequestConfig } from 'next-intl/server'
import { loadMessages } from './load-messages'
import { isLocale } from './locale'
import { requestDisplay } from './request-display'

/** next-intl's settings for one request: language from address, cookie or browser; times are those of Shanghai. */
export default getRequestConfig(async ({ locale }) => {
  const chosen = isLocale(locale) ? locale : (await requestDisplay()).locale
  return { locale: chosen, messages: await loadMessages(chosen), timeZone: 'Asia/Shanghai' }
})
