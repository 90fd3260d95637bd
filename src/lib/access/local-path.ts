/**
 * A path of this site to go to, or null: begins with one slash, stays on this site however a browser reads it, has no
 * control characters and at most 1,000 characters. Does not say whether the page exists.
 */
export function localPath(raw: string | null | undefined): string | null {
  if (!raw || raw.length > 1000 || !/^\/(?![/\\])/.test(raw) || /[\p{Cc}\\\p{Surrogate}]/u.test(raw)) return null
  const base = 'http://site.invalid'
  if (!URL.canParse(raw, base)) return null
  const url = new URL(raw, base)
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : null
}
