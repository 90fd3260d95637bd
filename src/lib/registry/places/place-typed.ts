import 'server-only'
import type { z } from 'zod'
import { office as loadOffice } from '@/lib/catalogue/office'
import { invalid } from '@/lib/kernel/refusal'
import type { Transaction } from '@/lib/kernel/transaction'
import { divisionOf } from '../households/fresh-code'
import { parseDivisionCode } from '../identifiers/division-code'
import { textOrNone } from '../typed-input'

/** What may be said of a place when it is added and when it is amended. */
export const placeFields = {
  /** The building of a dwelling, the name of premises or a facility, the road and number of a building. */
  name: textOrNone(80),
  /** What is left of the address: unit and door; kept encrypted. */
  detail: textOrNone(80),
  type: textOrNone(10),
  division: textOrNone(20),
  grid: textOrNone(40),
}
type Typed = { [Key in keyof typeof placeFields]?: z.infer<(typeof placeFields)[Key]> }

/** Type and division as typed, checked: the type by its code list, the division by its 9 or 12 digits (facts §2.6). */
export async function checkedPlace(
  tx: Transaction,
  { unitPath, typed }: { unitPath: string; typed: Typed },
): Promise<{ type: string | null; division: string | null; grid: string | null }> {
  const office = await loadOffice(tx)
  const codes = office.codes('place_type')?.codes ?? []
  if (typed.type && !codes.some(({ code }) => code === typed.type)) throw invalid('type', 'choice')
  return {
    type: typed.type ?? null,
    division: typed.division ? readDivision(typed.division) : (divisionOf(office.units, unitPath) ?? null),
    grid: typed.grid ?? null,
  }
}

function readDivision(typed: string): string {
  const read = parseDivisionCode(typed)
  if (!read.ok || read.level === 6) throw invalid('division', 'division-code')
  return read.value
}
