import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Form } from '@/lib/forms/schema'
import { today } from '@/lib/kernel/clock'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { unitViews } from '../unit-view'

export type Choice = { value: string; label: string }

/** What a form of a ledger needs to be drawn, as plain data in one language. */
export type LedgerWords = {
  codes: Record<string, Choice[]>
  divisions: Choice[]
  consents: Record<string, string[]>
  signers: Record<string, { name: string }[]>
  known: Record<string, { source: string; on: string }>
  computed: Record<string, string>
}

/** Code lists in force today, and the streets and communities below a unit, for drawing a form. */
export function ledgerWords(
  form: Form,
  { office, locale, within }: { office: Office; locale: Locale; within: string },
): LedgerWords {
  const fields = form.flatMap((group) => group.fields).flatMap((field) => [field, ...(field.columns ?? [])])
  const lists = [...new Set(fields.flatMap((field) => (field.codes ? [field.codes] : [])))]
  const located = fields.some(({ type }) => type === 'address' || type === 'division')
  return {
    codes: Object.fromEntries(lists.map((list) => [list, codeChoices(office, list, locale)])),
    divisions: located ? unitChoices(office, within, locale) : [],
    consents: {},
    signers: {},
    known: {},
    computed: {},
  }
}

/** The codes of a list that may be chosen today. */
export function codeChoices(office: Office, list: string, locale: Locale): Choice[] {
  const open = (from?: string, to?: string) => (from ?? '') <= today() && (to ?? '9999') >= today()
  const codes = office.codes(list)?.codes.filter((each) => open(each.from, each.to)) ?? []
  return codes.map(({ code, label }) => ({ value: code, label: say(label, locale) }))
}

/** Streets and communities at or below a unit; that unit first. */
export function unitChoices(office: Office, within: string, locale: Locale): Choice[] {
  const units = [...unitViews(office).values()].filter(
    ({ unit, kind }) => unit.startsWith(within) && ['street', 'community', 'grid', 'district'].includes(kind),
  )
  return units.map((unit) => ({ value: unit.unit, label: say(unit.name, locale) }))
}

/** The unit choices of several areas, each once. */
export function areaChoices(office: Office, areas: readonly string[], locale: Locale): Choice[] {
  const all = areas.flatMap((area) => unitChoices(office, area, locale))
  return [...new Map(all.map((choice) => [choice.value, choice])).values()]
}

/** The name of a ledger in one language. */
export const ledgerName = (register: Register, locale: Locale) => say(register.name, locale)
