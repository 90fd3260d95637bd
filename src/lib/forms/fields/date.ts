import { isDate, writeDate } from '@/lib/calendar/day-number'
import { sayDate } from '@/lib/text/say-date'
import { compactText } from './clean-text'
import { accept, blankInput, type FieldKind, oneInput, type Parsed, refuse, type ShowContext } from './field-kind'

const TYPED = /^(\d{4})(?:[年\-/.](\d{1,2})[月\-/.](\d{1,2})[日号]?|(\d{2})(\d{2}))$/

/** A day, stored as `YYYY-MM-DD`. Typed as 2026年11月3日, 2026/11/3, 2026.11.3, 2026-11-03 or 20261103. */
export const date: FieldKind<string> = {
  parse: readDate,
  format: (value, _field, ctx) => showDate(value, ctx),
  blank: blankInput,
  toInputs: oneInput,
}

/** The day that a text means; years 1850 to 2199. */
export function readDate(raw: unknown): Parsed<string> {
  const parts = TYPED.exec(compactText(raw))
  if (!parts) return refuse({ code: 'date' })
  const value = writeDate(Number(parts[1]), Number(parts[2] ?? parts[4]), Number(parts[3] ?? parts[5]))
  const real = isDate(value) && value >= '1850' && value < '2200'
  return real ? accept(value) : refuse({ code: 'date_unreal' })
}

/** A stored day as people read it: 2026年11月3日, 3 November 2026; empty when it is not a day. */
export function showDate(value: unknown, ctx: ShowContext): string {
  return typeof value === 'string' && isDate(value) ? sayDate(value, ctx.locale, 'plain') : ''
}
