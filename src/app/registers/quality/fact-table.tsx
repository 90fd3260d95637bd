import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FactSource } from '@/components/fact-source'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import type { FactLine, FactSaid } from '@/lib/registry/quality/fact-lines'
import type { Locale } from '@/lib/text/locale'
import { sayDate } from '@/lib/text/say-date'
import type { Tab } from './list-address'

/** A value as a source told it: the words, then where and when. */
export function Said({ said }: { said: FactSaid }) {
  return (
    <>
      <span className="block [overflow-wrap:anywhere]">{said.text}</span>
      <FactSource fact={said} />
    </>
  )
}

/** Values that want somebody; each row opens the value. */
export function FactTable({ tab, rows, empty }: { tab: Tab; rows: FactLine[]; empty: ReactNode }) {
  const [t, locale] = [useTranslations('quality'), useLocale() as Locale]
  const other = {
    key: 'other',
    head: t('table.other'),
    cell: (row: FactLine) => row.other && <Said said={row.other} />,
  }
  const stale = {
    key: 'stale',
    head: t('table.stale'),
    cell: (row: FactLine) => (row.stale ? <Tag tone="amber">{sayDate(row.stale, locale, 'plain')}</Tag> : '—'),
  }
  return (
    <Table
      caption={t(`tabs.${tab}`)}
      hideCaption
      stacked
      rows={rows}
      rowKey={(row) => row.fact}
      empty={empty}
      columns={[
        {
          key: 'person',
          head: t('table.person'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/quality/facts/${row.fact}?tab=${tab}`} data-row-link className="inline-block py-1">
              {row.person.name}
              <span className="sr-only"> {row.label}</span>
            </a>
          ),
        },
        { key: 'element', head: t('table.element'), cell: (row) => row.label },
        { key: 'now', head: t('table.now'), cell: (row) => <Said said={row.now} /> },
        ...(tab === 'conflicts' || tab === 'waiting' ? [other] : []),
        ...(tab === 'conflicts' ? [] : [stale]),
      ]}
    />
  )
}
