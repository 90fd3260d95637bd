import { maxFields } from '@/lib/forms/names'
import { bad, type Checked } from './bad-request'
import { soundName, soundText } from './strict-form'

const maxNesting = 20

/**
 * A JSON body that must be one object: at most 20 levels and 2,000 values, no NUL, no lone surrogates, no names of object
 * internals, no number that is not finite.
 */
export function strictJson(body: string): Checked<Record<string, unknown>> {
  if (nesting(body) > maxNesting) return bad(400, 'too-deep')
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return bad(400, 'json')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(400, 'json-object')
  const reason = unsound(value, { left: maxFields })
  return reason ? bad(400, reason) : { ok: true, value: value as Record<string, unknown> }
}

/** Depth of brackets outside strings, counted before parsing so that a hostile depth costs nothing. */
function nesting(body: string): number {
  let [depth, deepest, inside] = [0, 0, false]
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at]
    if (inside && sign === '\\') at += 1
    else if (sign === '"') inside = !inside
    else if (!inside && (sign === '{' || sign === '[')) deepest = Math.max(deepest, ++depth)
    else if (!inside && (sign === '}' || sign === ']')) depth -= 1
  }
  return deepest
}

function unsound(value: unknown, budget: { left: number }): string | null {
  if (--budget.left < -1) return 'too-many-fields'
  if (typeof value === 'string') return soundText(value) ? null : 'nul'
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'json'
  if (typeof value !== 'object' || value === null) return null
  for (const [name, each] of Object.entries(value)) {
    if (!soundName(name)) return 'field-name'
    const reason = unsound(each, budget)
    if (reason) return reason
  }
  return null
}
