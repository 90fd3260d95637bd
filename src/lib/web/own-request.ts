import 'server-only'
import { env } from '@/lib/kernel/env'

/**
 * Whether a post comes from one of our own pages: the `Origin` is one of ours and, where the browser says it, the fetch
 * was same-origin (or typed by the person). A post without `Origin` counts only when the browser says same-origin.
 */
export function isOwnRequest(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  return origin === null ? site === 'same-origin' : env().origins.includes(origin)
}
