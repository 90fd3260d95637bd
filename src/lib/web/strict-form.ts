import { maxFields } from '@/lib/forms/names'
import { bad, type Checked } from './bad-request'

const forbidden = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/

/** Whether a text may be stored and shown at all: no NUL and no half of a surrogate pair. */
export function soundText(text: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(text)
}

/** Whether a name can be a field's: short, sound, and not a word that JavaScript objects are built from. */
export function soundName(name: string): boolean {
  return name.length <= 200 && soundText(name) && !forbidden.test(name)
}

/**
 * Names and values of an `application/x-www-form-urlencoded` body, read strictly: broken percent escapes, escapes that
 * are not UTF-8, NUL, more than 2,000 fields and names of object internals are refused, not repaired.
 */
export function strictForm(body: string): Checked<[string, string][]> {
  const parts = body === '' ? [] : body.split('&')
  if (parts.length > maxFields) return bad(400, 'too-many-fields')
  const pairs: [string, string][] = []
  for (const part of parts) {
    const pair = decodedPair(part)
    if (!pair) return bad(400, 'encoding')
    if (!soundName(pair[0])) return bad(400, 'field-name')
    if (!soundText(pair[1])) return bad(400, 'nul')
    pairs.push(pair)
  }
  return { ok: true, value: pairs }
}

function decodedPair(part: string): [string, string] | null {
  const at = part.indexOf('=')
  const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)]
  try {
    return [decoded(name), decoded(value)]
  } catch {
    return null
  }
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
