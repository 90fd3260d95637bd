import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { CorrectionLine } from '@/lib/registry/corrections-queue'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDayOf } from '@/lib/text/say-date-time'
import { Table } from './ui/table'
import { Tag } from './ui/tag'

type CorrectionTableProps = { rows: CorrectionLine[]; locale: Locale; caption: string; empty: ReactNode }

/** Requests to correct records, those that are due first at the top. */
export function CorrectionTable({ rows, locale, caption, empty }: CorrectionTableProps) {
  const t = useTranslations('rights.queue')
  const day = (instant: string) => sayDayOf(instant, locale)
  return (
    <Table
      caption={caption}
      hideCaption
      stacked
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'element',
          head: t('element'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/corrections/${row.id}`} className="inline-block py-1">
              {row.element}
            </a>
          ),
        },
        { key: 'name', head: t('name'), cell: (row) => row.name },
        { key: 'asked', head: t('asked'), cell: (row) => day(row.at) },
        {
          key: 'due',
          head: t('due'),
          cell: (row) => (
            <>
              {sayDate(row.dueOn, locale, 'plain')} {row.late && <Tag tone="red">{t('late')}</Tag>}
            </>
          ),
        },
        { key: 'state', head: t('state'), cell: (row) => t(`states.${row.state}`) },
      ]}
    />
  )
}
