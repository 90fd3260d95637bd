import type { getTranslations } from 'next-intl/server'
import type { LedgerFilter } from '@/lib/registry/ledgers/ledger-filter'
import type { ledgerPage } from '@/lib/registry/ledgers/ledger-page'

export type Ledger = Awaited<ReturnType<typeof ledgerPage.execute>>['answer']
type Words = Awaited<ReturnType<typeof getTranslations<'registers'>>>

/** The filter of a list in words: whoever reads, prints or exports it knows what is on it. */
export function filterWords(ledger: Pick<Ledger, 'columns' | 'states' | 'units'>, filter: LedgerFilter, t: Words): string {
  const { state, unit, overdue, codes = {} } = filter
  const coded = ledger.columns.flatMap((column) => {
    const choice = column.codes.find((each) => each.value === codes[column.key])
    return choice ? [`${column.label} ${choice.label}`] : []
  })
  const words = [
    state && stateWord(ledger, state, t),
    unit && (ledger.units.find((each) => each.value === unit)?.label ?? unit),
    overdue && t('filter.overdue'),
    ...coded,
  ].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : t('filter.all')
}

function stateWord({ states }: Pick<Ledger, 'states'>, state: string, t: Words): string {
  const own = states.find((each) => each.state === state)?.name
  const key = `states.${state}` as 'states.current'
  return own ?? (t.has(key) ? t(key) : state)
}
