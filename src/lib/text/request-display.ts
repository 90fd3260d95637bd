import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { chooseDisplay, type Display, displayCookies } from './choose-display'

/**
 * The request header in which the front door hands path and query of the address to the pages, for example
 * `/services?q=1&care=1`; Next itself does not tell a layout its address. It decides only about looks, never rights.
 */
export const addressHeader = 'x-yk-url'

/** Language and mode of the current request, and the address to come back to after changing them (`/` when unknown). */
export const requestDisplay = cache(async (): Promise<Display & { back: string }> => {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const address = head.get(addressHeader) ?? '/'
  const display = chooseDisplay({
    search: address.includes('?') ? address.slice(address.indexOf('?')) : '',
    cookieLocale: jar.get(displayCookies.locale)?.value,
    cookieMode: jar.get(displayCookies.mode)?.value,
    acceptLanguage: head.get('accept-language') ?? '',
  })
  return { ...display, back: withoutDisplay(address) }
})

/** The address without the words that would override a choice made by form. */
function withoutDisplay(address: string): string {
  const [path = '/', search = ''] = address.split('?', 2)
  const query = new URLSearchParams(search)
  for (const name of ['lang', 'mode', 'care']) query.delete(name)
  return query.size > 0 ? `${path}?${query}` : path
}
