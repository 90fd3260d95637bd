import { isDate } from '@/lib/calendar/day-number'
import { readName } from '@/lib/forms/fields/person'
import { normalised } from '../identifiers/normalised'

/** What a reader of identity cards types, as it stands on the card; what it does not tell is left out. */
export type CardLine = {
  name: string
  idNumber: string
  /** GB/T 2261.1: 1 male, 2 female. */
  sex?: '1' | '2'
  /** The nationality in words: 汉. */
  nation?: string
  /** `YYYY-MM-DD` */
  birth?: string
  address?: string
}

/**
 * Reads the line that a card reader types like a keyboard: name|sex|nation|birth|address|number, separated by a bar, in
 * full width too. Birth as eight digits, with dots, dashes or in Chinese. Null when the line has another shape; whether the
 * number is one is for the caller to check.
 */
export function readCard(line: string): CardLine | null {
  const parts = line
    .replaceAll('｜', '|')
    .split('|')
    .map((part) => part.trim())
  const [name = '', sex = '', nation = '', birth = '', address = '', number = ''] = parts
  if (parts.length < 6 || parts.length > 12 || name === '' || number === '') return null
  const code = ({ 男: '1', 女: '2', '1': '1', '2': '2' } as const)[sex]
  const day = birthOf(birth)
  return {
    name: readName(name).value,
    idNumber: normalised(number),
    ...(code ? { sex: code } : {}),
    ...(nation ? { nation: nation.replace(/族$/, '') } : {}),
    ...(day ? { birth: day } : {}),
    ...(address ? { address } : {}),
  }
}

function birthOf(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) ?? []
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year && isDate(date) ? date : undefined
}
