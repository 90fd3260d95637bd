import { useTranslations } from 'next-intl'
import { DaySpan } from '@/components/day-span'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { HouseholdListLine } from '@/lib/registry/households/household-list'

/** Households as a list; each number leads to its household. */
export function HouseholdTable({ households }: { households: HouseholdListLine[] }) {
  const t = useTranslations('households')
  return (
    <Table
      caption={t('title')}
      hideCaption
      stacked
      rows={households}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
      columns={[
        {
          key: 'code',
          head: t('code'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/households/${row.id}`} className="inline-block py-1 tabular-nums">
              {row.code}
            </a>
          ),
        },
        {
          key: 'kind',
          head: t('kind'),
          cell: (row) => <Tag tone={row.kind === 'hukou' ? 'seal' : 'brand'}>{t(`kinds.${row.kind}`)}</Tag>,
        },
        { key: 'head', head: t('head'), cell: (row) => row.head ?? '—' },
        { key: 'people', head: t('people'), numeric: true, cell: (row) => row.people },
        { key: 'place', head: t('place'), cell: (row) => [row.community, row.place].filter(Boolean).join(' · ') },
        { key: 'from', head: t('when'), cell: (row) => <DaySpan from={row.from} to={row.to} /> },
      ]}
    />
  )
}
