import 'server-only'
import { readName } from '@/lib/forms/fields/person'
import { parseMobile } from './identifiers/mobile'
import { normalised } from './identifiers/normalised'
import { identifyPerson } from './identify-person'
import { type Found, numberMac } from './lookups'

/**
 * What a search box was given, as search rows. `tail`: digits at the end of a number that are more than the four that are
 * kept, to be compared with the opened number. `name`: a part of a name, when the whole is nobody's.
 */
export type Sought = { rows: Found[]; tail?: string; name?: string }

const number = (field: 'id' | 'id-tail' | 'phone' | 'phone-tail', value: string): Found => ({
  field,
  value: numberMac(field, value),
})

/**
 * Reads a whole identity number or mobile number in any writing, four or more characters from the end of one, initials
 * in Latin letters, or a name. Less than four digits or two letters are nobody's: they would list half the street.
 */
export function sought(typed: string): Sought {
  const text = normalised(typed)
  const identity = identifyPerson(text)
  if (identity.ok) return { rows: [number('id', identity.value)] }
  const mobile = parseMobile(text)
  if (mobile.ok) return { rows: [number('phone', mobile.value)] }
  if (/^(?:\d{4,17}|\d{3,16}X)$/.test(text)) {
    return { rows: [number('id-tail', text), number('phone-tail', text)], ...(text.length > 4 ? { tail: text } : {}) }
  }
  const name = readName(typed).value
  if (/^\d*X?$/.test(text) || [...name].length < 2) return { rows: [] }
  const initials: Found[] = /^[A-Z]{2,20}$/.test(text) ? [{ field: 'pinyin', value: text.toLowerCase() }] : []
  return { rows: [...initials, { field: 'name', value: name }], name }
}
