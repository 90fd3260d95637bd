import 'server-only'
import type { Locale } from '@/lib/text/locale'
import { wordsFor } from './say-reason'

type Answer = { status: number; reason: string; reference: string; locale: Locale; back?: string | null }

/** A text that may stand in HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/**
 * A page of one sentence that needs nothing else: no script, no style sheet, no session. The look comes from style
 * attributes alone, which the content security policy allows.
 */
export async function plainAnswer({ status, reason, reference, locale, back }: Answer): Promise<Response> {
  const words = await wordsFor(locale)
  const body = 'margin:0;background:#f7f4ee;color:#1f2a2a;font:18px/1.7 system-ui,sans-serif'
  const card = 'max-width:34em;margin:8vh auto;padding:2em;background:#fff;border:1px solid #ded8cc;border-radius:14px'
  const link = `<a style="color:#0f5c5e" href="${escaped(back ?? '/')}">${escaped(words.word(back ? 'back' : 'home'))}</a>`
  const html = `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(words.word('title'))}</title></head>
<body style="${body}"><main style="${card}"><h1 style="font-size:1.5em;margin:0">${escaped(words.word('title'))}</h1>
<p>${escaped(words.reason(reason))}</p>
<p>${escaped(words.word('reference'))} <b>${escaped(reference)}</b></p><p>${link}</p></main></body></html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(html, { status, headers })
}
