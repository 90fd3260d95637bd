import { parseCitizenId } from './identifiers/citizen-id'
import { parseForeignResidentCard } from './identifiers/foreign-resident-card'
import { normalised } from './identifiers/normalised'
import { type Parsed, refuse } from './identifiers/parsed'
import { parseResidencePermit } from './identifiers/residence-permit'

export type IdKind = 'citizen-id' | 'residence-permit' | 'foreign-resident-card'
/** `sex` is the code of GB/T 2261.1: 1 male, 2 female. */
export type IdentifiedPerson = { kind: IdKind; birthDate: string; sex?: '1' | '2' }

const parsers = {
  'citizen-id': parseCitizenId,
  'residence-permit': parseResidencePermit,
  'foreign-resident-card': parseForeignResidentCard,
} as const

/** Which document a number must be of: permits begin with 81 to 83, foreign cards with 9 or letters, citizens' with the rest. */
function kindOf(text: string): IdKind {
  if (/^8[123]/.test(text)) return 'residence-permit'
  return /^(9|[A-Z])/.test(text) ? 'foreign-resident-card' : 'citizen-id'
}

/** Reads the identity number of a person, of whichever document, in any writing. Refuses with the reason of that document. */
export function identifyPerson(raw: unknown): Parsed<IdentifiedPerson> {
  const text = normalised(raw)
  if (text === '') return refuse('LENGTH')
  const kind = kindOf(text)
  const read = parsers[kind](text)
  if (!read.ok) return read
  const sex = read.sex && ({ male: '1', female: '2' } as const)[read.sex]
  return { ok: true, value: read.value, kind, birthDate: read.birthDate, sex }
}
