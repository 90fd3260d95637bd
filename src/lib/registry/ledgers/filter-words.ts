import type { LedgerFilter } from './ledger-filter'

type Choice = { value: string; label: string }
/** What a filter is said with: the columns, states and units of its ledger, and the texts `registers` of the reader. */
export type FilterGround = {
  columns: readonly { key: string; label: string; codes: readonly Choice[] }[]
  states: readonly { state: string; name?: string }[]
  units: readonly Choice[]
  /** Text of a key below `registers`; undefined when there is none. */
  word: (key: string) => string | undefined
}

/** The filter of a list in words: whoever reads, prints or exports it knows what is on it. */
export function filterWords({ columns, states, units, word }: FilterGround, filter: LedgerFilter): string {
  const { state, unit, overdue, codes = {} } = filter
  const coded = columns.flatMap((column) => {
    const choice = column.codes.find((each) => each.value === codes[column.key])
    return choice ? [`${column.label} ${choice.label}`] : []
  })
  const named = state && (states.find((each) => each.state === state)?.name ?? word(`states.${state}`) ?? state)
  const place = unit && (units.find((each) => each.value === unit)?.label ?? unit)
  const words = [named, place, overdue && word('filter.overdue'), ...coded].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : (word('filter.all') ?? '')
}
