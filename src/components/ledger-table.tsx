import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { filterQuery, type LedgerFilter } from '@/lib/registry/ledgers/ledger-filter'
import type { LedgerLine } from '@/lib/registry/ledgers/ledger-page'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import type { LedgerView } from './ledger-filters'
import { type Column, Table } from './ui/table'
import { Tag } from './ui/tag'

type LedgerTableProps = { ledger: LedgerView; filter: LedgerFilter; empty: ReactNode }

/** The entries of a ledger. Columns come from its definition; each head that can sort is a link. */
export function LedgerTable({ ledger, filter, empty }: LedgerTableProps) {
  const [t, locale] = [useTranslations('registers'), useLocale() as Locale]
  const own = ledger.columns.map(
    (column, at): Column<LedgerLine> => ({
      key: column.key,
      head: column.label,
      heads: at === 0,
      numeric: column.numeric,
      ...(column.sortable ? { sort: sortOf(ledger.key, column.key, filter) } : {}),
      cell: (row) => (at === 0 ? <RowLink ledger={ledger.key} row={row} /> : row.cells[at] || '—'),
    }),
  )
  return (
    <Table
      caption={ledger.name}
      hideCaption
      stacked
      rows={ledger.rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        ...own,
        { key: 'unit', head: t('columns.unit'), cell: (row) => row.unit },
        { key: 'since', head: t('columns.since'), cell: (row) => sayDate(row.from, locale, 'short') },
        { key: 'state', head: t('columns.state'), cell: (row) => <EntryState row={row} /> },
      ]}
    />
  )
}

function sortOf(ledger: string, key: string, filter: LedgerFilter): Column<LedgerLine>['sort'] {
  const now = { [key]: 'ascending', [`-${key}`]: 'descending' }[filter.sort ?? ''] as 'ascending' | undefined
  const next = filter.sort === key ? `-${key}` : key
  return { href: `/registers/${ledger}${filterQuery({ ...filter, sort: next })}`, ...(now ? { now } : {}) }
}

function RowLink({ ledger, row }: { ledger: string; row: LedgerLine }) {
  return (
    <a href={`/registers/${ledger}/${row.id}`} data-row-link className="inline-block py-1 [overflow-wrap:anywhere]">
      {row.cells[0] || row.unit}
    </a>
  )
}

/** The state of an entry, and that somebody should look at it again. */
export function EntryState({ row }: { row: Pick<LedgerLine, 'state' | 'stateName' | 'overdue'> }) {
  const t = useTranslations('registers')
  const key = `states.${row.state}` as 'states.active'
  const tone = ({ active: 'green', ended: 'plain', withdrawn: 'plain' } as const)[row.state] ?? 'amber'
  return (
    <>
      <Tag tone={tone}>{row.stateName ?? (t.has(key) ? t(key) : row.state)}</Tag>{' '}
      {row.overdue && <Tag tone="red">{t('overdue')}</Tag>}
    </>
  )
}
