import 'server-only'
import { readName } from '@/lib/forms/fields/person'
import { parseDisabilityCertificate } from './identifiers/disability-certificate'
import { parseLandline } from './identifiers/landline'
import { parseMobile } from './identifiers/mobile'
import { nearNumbers } from './identifiers/near-numbers'
import { normalised } from './identifiers/normalised'
import { parseTemporaryNumber } from './identifiers/temporary-number'
import { identifyPerson } from './identify-person'
import { type Found, numberMac, phoneFields } from './lookups'
import { nameForms } from './people/name-forms'

/**
 * What a search box was given, as search rows. `tail`: digits at the end of a number that are more than the four that are
 * kept, to be compared with the opened number. `certificate`: what is looked for as it stands, beside a tail. `name`: a name
 * or a part of one, a place or a part of its name.
 */
export type Sought = { rows: Found[]; tail?: string; name?: string; certificate?: Found[] }

type Numbered = 'id' | 'id-tail' | 'certificate'

const number = (field: Numbered, value: string): Found => ({ field, value: numberMac(field, value) })
const phones = (value: string): Found[] => phoneFields.map((field) => ({ field, value: numberMac(field, value) }))
const phoneTails = (value: string): Found[] =>
  phoneFields.map((field) => ({ field: `${field}-tail` as const, value: numberMac(`${field}-tail`, value) }))

/**
 * Reads a whole identity, certificate or phone number in any writing, four or more characters from the end of one, initials
 * in Latin letters, a name or a place. A number of 18 characters in which one digit is wrong is looked for as those it may
 * have been. Less than four digits or two letters are nobody's: they would list half the street.
 */
export function sought(typed: string): Sought {
  const text = normalised(typed)
  return wholeNumber(text) ?? tailOf(text) ?? named(typed, text)
}

function wholeNumber(text: string): Sought | null {
  const identity = identifyPerson(text)
  if (identity.ok) return { rows: [number('id', identity.value)] }
  const temporary = parseTemporaryNumber(text)
  if (temporary.ok) return { rows: [number('id', temporary.value)] }
  const certificate = parseDisabilityCertificate(text)
  if (certificate.ok) return { rows: [number('certificate', certificate.value), number('id', certificate.citizenId)] }
  const phone = [parseMobile(text), parseLandline(text)].find((read) => read.ok)
  if (phone?.ok) return { rows: phones(phone.value) }
  const near = nearNumbers(text)
  return near.length > 0 ? { rows: near.map((each) => number('id', each)) } : null
}

function tailOf(text: string): Sought | null {
  if (!/^(?:\d{4,17}|\d{3,16}X)$/.test(text)) return null
  const rows = [number('id-tail', text), ...phoneTails(text)]
  return text.length > 4 ? { rows, tail: text, certificate: certificates(text) } : { rows }
}

/** Certificates of other offices have no form of their own; shorter texts than these are none. */
function certificates(text: string): Found[] {
  return /\d/.test(text) && [...text].length >= 5 ? [number('certificate', text)] : []
}

function named(typed: string, text: string): Sought {
  const name = readName(typed).value
  if (/^\d*X?$/.test(text) || [...name].length < 2) return { rows: [] }
  const initials: Found[] = /^[A-Z]{2,20}$/.test(text) ? [{ field: 'pinyin', value: text.toLowerCase() }] : []
  const names = nameForms(name).map((value) => ({ field: 'name' as const, value }))
  return { rows: [...initials, ...names, ...certificates(text)], name }
}
