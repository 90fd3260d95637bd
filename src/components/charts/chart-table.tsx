import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Table } from '../ui/table'

type ChartTableProps = { caption: string; heads: string[]; rows: { key: string; cells: ReactNode[] }[] }

/** The table that says the same as a chart, folded away until somebody wants it. */
export function ChartTable({ caption, heads, rows }: ChartTableProps) {
  const t = useTranslations('ui')
  return (
    <details className="mt-3 text-small">
      <summary className="inline-block py-1 text-brand underline underline-offset-4">
        {t('asTable')}
        <span className="sr-only"> {caption}</span>
      </summary>
      <Table
        caption={caption}
        hideCaption
        rows={rows}
        rowKey={(row) => row.key}
        columns={heads.map((head, at) => ({
          key: String(at),
          head,
          heads: at === 0,
          numeric: at > 0,
          cell: (row: { cells: ReactNode[] }) => row.cells[at],
        }))}
      />
    </details>
  )
}
