import 'server-only'
import { loadMessages } from '@/lib/text/load-messages'
import type { Locale } from '@/lib/text/locale'

/** The words of an answer that no page makes. Texts of `errors` in the reader's language, by code. */
export type Words = {
  reason: (code: string) => string
  problem: (code: string) => string
  word: (key: string) => string
}

function branch(messages: unknown, name: string): Record<string, unknown> {
  const found = typeof messages === 'object' && messages !== null ? (messages as Record<string, unknown>)[name] : null
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {}
}

/** A sentence for every code: an unknown one gets the general sentence, never the code itself. */
export async function wordsFor(locale: Locale): Promise<Words> {
  const errors = branch(await loadMessages(locale), 'errors')
  const pick = (from: Record<string, unknown>, code: string, fallback: string) => {
    const text = Object.hasOwn(from, code) ? from[code] : from[fallback]
    return typeof text === 'string' ? text : ''
  }
  return {
    reason: (code) => pick(branch(errors, 'reasons'), code, 'unexpected'),
    problem: (code) => pick(branch(errors, 'problems'), code, 'invalid'),
    word: (key) => pick(branch(errors, 'door'), key, 'title'),
  }
}
