import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { PlaceLine } from '@/lib/registry/places/place-list'

/** Places as a list; each name leads to its place. */
export function PlaceTable({ places }: { places: PlaceLine[] }) {
  const t = useTranslations('places')
  return (
    <Table
      caption={t('title')}
      hideCaption
      stacked
      rows={places}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
      columns={[
        {
          key: 'name',
          head: t('name'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/places/${row.id}`} className="inline-block py-1">
              {row.name}
            </a>
          ),
        },
        {
          key: 'kind',
          head: t('kind'),
          cell: (row) => (
            <span className="flex flex-wrap gap-2">
              <Tag tone="brand">{row.type ?? t(`kinds.${row.kind}`)}</Tag>
              {row.rented && <Tag tone="amber">{t('rented')}</Tag>}
              {row.to && <Tag>{t('closed')}</Tag>}
            </span>
          ),
        },
        { key: 'code', head: t('code'), cell: (row) => <span className="tabular-nums">{row.code}</span> },
        { key: 'unit', head: t('unit'), cell: (row) => [row.community, row.grid].filter(Boolean).join(' · ') },
        { key: 'dwellings', head: t('dwellings'), numeric: true, cell: (row) => row.dwellings || '—' },
      ]}
    />
  )
}
