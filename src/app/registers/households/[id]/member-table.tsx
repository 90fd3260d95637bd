import { useTranslations } from 'next-intl'
import { DaySpan } from '@/components/day-span'
import { EmptyState } from '@/components/ui/empty-state'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { MemberView } from '@/lib/registry/households/household-page'

/** Members of a household with their relation to its head and the time for which it holds. */
export function MemberTable({ members, caption }: { members: MemberView[]; caption: string }) {
  const t = useTranslations('households')
  return (
    <Table
      caption={caption}
      hideCaption
      stacked
      rows={members}
      rowKey={(row) => `${row.id}${row.since}`}
      empty={<EmptyState title={t('nobody')} />}
      columns={[
        {
          key: 'name',
          head: t('name'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/households/agents/${row.id}`} className="inline-block py-1">
              {row.name}
            </a>
          ),
        },
        {
          key: 'relation',
          head: t('relation'),
          cell: (row) => (row.head ? <Tag tone="seal">{t('isHead')}</Tag> : row.relation),
        },
        { key: 'age', head: t('age'), numeric: true, cell: (row) => row.age ?? '—' },
        { key: 'when', head: t('when'), cell: (row) => <DaySpan from={row.since} to={row.until} /> },
      ]}
    />
  )
}
