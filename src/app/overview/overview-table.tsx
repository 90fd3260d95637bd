import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Light } from '@/components/ui/light'
import { Table } from '@/components/ui/table'
import type { CaseFilter } from '@/lib/oversight/overview'
import { casesHref } from './filter-words'
import type { Overview } from './page'

type Line = Overview['leads'][number]

/** Departments or items with their figures; every figure is a link to its cases. */
export function OverviewTable({ caption, rows }: { caption: string; rows: Line[] }) {
  const t = useTranslations('oversight')
  const figure = (row: Line, count: number, state?: CaseFilter['state']) => (
    <a
      href={casesHref({ ...row.filter, state })}
      aria-label={`${row.label} · ${count}`}
      className="inline-block min-w-8 py-1"
    >
      {count}
    </a>
  )
  return (
    <Card title={caption}>
      <Table
        caption={caption}
        hideCaption
        stacked
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'label', head: t('table.name'), heads: true, cell: (row) => row.label },
          { key: 'count', head: t('table.all'), numeric: true, cell: (row) => figure(row, row.count) },
          { key: 'open', head: t('table.open'), numeric: true, cell: (row) => figure(row, row.open, 'open') },
          { key: 'light', head: t('table.light'), cell: (row) => <Worst row={row} /> },
          { key: 'late', head: t('table.late'), numeric: true, cell: (row) => figure(row, row.late, 'late') },
          { key: 'onTime', head: t('table.onTime'), numeric: true, cell: (row) => figure(row, row.onTime, 'on_time') },
          {
            key: 'overdue',
            head: t('table.overdue'),
            numeric: true,
            cell: (row) => figure(row, row.overdue, 'overdue'),
          },
        ]}
      />
    </Card>
  )
}

function Worst({ row }: { row: Line }) {
  return <Light colour={row.legal > 0 ? 'black' : row.late > 0 ? 'red' : 'green'} />
}
