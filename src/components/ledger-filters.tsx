import { useTranslations } from 'next-intl'
import { type LedgerFilter, ledgerFilter } from '@/lib/registry/ledgers/ledger-filter'
import type { ledgerPage } from '@/lib/registry/ledgers/ledger-page'
import { Button } from './ui/button'
import { inputClass } from './ui/input-class'

export type LedgerView = Awaited<ReturnType<typeof ledgerPage.execute>>['answer']
type Choice = { value: string; label: string }

/** The filter of a list: a form that goes to an address, so that it can be kept, sent and printed. */
export function LedgerFilters({ ledger, filter }: { ledger: LedgerView; filter: LedgerFilter }) {
  const t = useTranslations('registers')
  const some = ledgerFilter.keyof().options.some((word) => word !== 'sort' && filter[word] !== undefined)
  const states = ledger.states.map(({ state, name }) => {
    const key = `states.${state}` as 'states.current'
    return { value: state, label: name ?? (t.has(key) ? t(key) : state) }
  })
  const more = ['ended', 'all'].filter((word) => !states.some((each) => each.value === word))
  const words = more.map((word) => ({ value: word, label: t(`states.${word as 'ended'}`) }))
  return (
    <details open={some} className="rounded-card border border-line bg-card">
      <summary className="min-h-target px-4 py-2 font-semibold">{t('filter.title')}</summary>
      <form method="get" action={`/registers/${ledger.key}`} className="flex flex-wrap items-end gap-3 px-4 pb-4">
        {filter.sort && <input type="hidden" name="sort" value={filter.sort} />}
        <Pick
          name="state"
          label={t('filter.state')}
          first={t('states.current')}
          value={filter.state}
          of={[...states, ...words]}
        />
        {ledger.units.length > 1 && (
          <Pick name="unit" label={t('filter.unit')} first={t('filter.any')} value={filter.unit} of={ledger.units} />
        )}
        {ledger.columns
          .filter((column) => column.codes.length > 0)
          .map((column) => (
            <Pick
              key={column.key}
              name={`f.${column.key}`}
              label={column.label}
              first={t('filter.any')}
              value={filter.codes?.[column.key]}
              of={column.codes}
            />
          ))}
        {ledger.fresh && (
          <label className="flex min-h-target items-center gap-2">
            <input
              type="checkbox"
              name="overdue"
              value="1"
              defaultChecked={filter.overdue === '1'}
              className="size-5 accent-brand"
            />
            {t('filter.overdue')}
          </label>
        )}
        <Button variant="quiet">{t('filter.apply')}</Button>
        {some && <a href={`/registers/${ledger.key}`}>{t('filter.clear')}</a>}
      </form>
    </details>
  )
}

type PickProps = { name: string; label: string; first: string; value?: string; of: Choice[] }

function Pick({ name, label, first, value, of }: PickProps) {
  return (
    <label className="grid max-w-full gap-1">
      <span className="text-small text-ink-soft">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={inputClass({}, 'max-w-full min-w-32')}>
        <option value="">{first}</option>
        {of.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
