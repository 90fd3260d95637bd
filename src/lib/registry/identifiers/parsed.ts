/** Why a number is refused. The checks run in this order and the first that fails is told. */
export type IdentifierReason =
  | 'LENGTH'
  | 'FORMAT'
  | 'PREFIX'
  | 'REGION'
  | 'NATIONALITY'
  | 'STREET_SEGMENT'
  | 'COMMUNITY_SEGMENT'
  | 'DATE'
  | 'DATE_FUTURE'
  | 'DATE_TOO_OLD'
  | 'CHECK_DIGIT'
  | 'CATEGORY'
  | 'GRADE'

export type Refused = { ok: false; reason: IdentifierReason }

/** What every parser returns: the normalised number with its parts, or one reason. */
export type Parsed<Parts = unknown> = ({ ok: true; value: string } & Parts) | Refused

/** `today` (`YYYY-MM-DD`) decides what is a future date; without it the present date in China does. */
export type ParseOptions = { today?: string }

/** The answer of a parser that refuses. */
export function refuse(reason: IdentifierReason): Refused {
  return { ok: false, reason }
}
