import 'server-only'
import type { Office } from '@/lib/catalogue/office'
import type { Register } from '@/lib/catalogue/schema'
import type { Locale } from '@/lib/text/locale'
import { say } from '@/lib/text/say'
import { statesOf } from './entry-states'
import { fieldsNamed } from './ledger-fields'
import { type Choice, codeChoices, ledgerName } from './ledger-words'
import { sortable } from './select-entries'

export type LedgerColumn = { key: string; label: string; sortable: boolean; numeric: boolean; codes: Choice[] }

/** What a list of a ledger is headed with: its name, columns, states, and what can be asked of it. */
export function ledgerHead(register: Register, { office, locale }: { office: Office; locale: Locale }) {
  const order = sortable(register)
  const columns = fieldsNamed(register, register.list).map(
    (field): LedgerColumn => ({
      key: field.key,
      label: say(field.label, locale),
      sortable: order.includes(field.key),
      numeric: field.type === 'number' || field.type === 'money',
      codes: field.type === 'choice' && field.codes ? codeChoices(office, field.codes, locale) : [],
    }),
  )
  const states = statesOf(register).map(({ state, name }) => ({ state, ...(name ? { name: say(name, locale) } : {}) }))
  return {
    key: register.key,
    name: ledgerName(register, locale),
    columns,
    states,
    searches: (register.search ?? []).length > 0,
    fresh: register.fresh !== undefined,
    keep: register.keep,
    balance: register.balance !== undefined,
  }
}
