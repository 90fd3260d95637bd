import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Light } from '@/components/ui/light'
import { Table } from '@/components/ui/table'
import type { overviewCases } from '@/lib/oversight/overview-cases'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import { sayDateTime } from '@/lib/text/say-date-time'

type Row = Awaited<ReturnType<typeof overviewCases.execute>>['answer']['rows'][number]

/** The cases behind a figure. */
export function CasesTable({ rows, empty }: { rows: Row[]; empty: ReactNode }) {
  const [t, locale] = [useTranslations('oversight'), useLocale() as Locale]
  const outcome = (row: Row) => (row.outcome ? ` · ${t(`outcome.${row.outcome as 'done'}`)}` : '')
  return (
    <Table
      caption={t('list.title')}
      hideCaption
      stacked
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'no',
          head: t('list.no'),
          heads: true,
          cell: (row) => (
            <a href={`/office/cases/${row.id}`} data-row-link className="inline-block py-1 tabular-nums">
              {row.no}
            </a>
          ),
        },
        { key: 'applicant', head: t('list.applicant'), cell: (row) => row.applicant },
        { key: 'service', head: t('list.service'), cell: (row) => row.service },
        {
          key: 'phase',
          head: t('list.state'),
          cell: (row) => `${t(`phase.${row.phase as 'received'}`)}${outcome(row)}`,
        },
        { key: 'stage', head: t('list.step'), cell: (row) => row.stage },
        { key: 'holder', head: t('list.holder'), cell: (row) => row.holder || '—' },
        { key: 'channel', head: t('list.channel'), cell: (row) => row.channel },
        { key: 'received', head: t('list.received'), cell: (row) => sayDateTime(row.receivedAt, locale, 'short') },
        {
          key: 'due',
          head: t('list.due'),
          cell: (row) => (
            <>
              {row.dueOn ? sayDate(row.dueOn, locale, 'short') : '—'} {row.light && <Light colour={row.light} />}
            </>
          ),
        },
      ]}
    />
  )
}
