import { useTranslations } from 'next-intl'
import type { RowsView } from '@/lib/registry/imports/import-rows'
import { EmptyState } from './ui/empty-state'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

/** Rows of a file that wait, or that stay: masked, with the reason; each leads to where it is settled. */
export function ImportRowsTable({ view }: { view: RowsView }) {
  const t = useTranslations('imports.rows')
  const held = view.state === 'held'
  return (
    <Table
      caption={t('caption')}
      hideCaption
      stacked
      rows={view.rows}
      rowKey={({ no }) => String(no)}
      empty={<EmptyState title={t('none')} />}
      columns={[
        { key: 'no', head: t('no'), numeric: true, cell: ({ no }) => no },
        {
          key: 'name',
          head: t('name'),
          heads: true,
          cell: ({ no, name }) =>
            held ? (
              <a href={`/registers/imports/${view.batch.id}/rows/${no}`} data-row>
                {name || `${t('no')} ${no}`}
              </a>
            ) : (
              name
            ),
        },
        { key: 'number', head: t('number'), cell: ({ number }) => <span className="tabular-nums">{number}</span> },
        {
          key: 'problem',
          head: t('problem'),
          cell: ({ problems, acceptable }) => (
            <span className="grid gap-1">
              {problems.join('；')}
              {acceptable && (
                <span>
                  <Tag tone="amber">{t('acceptable')}</Tag>
                </span>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
