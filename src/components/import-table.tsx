import { useLocale, useTranslations } from 'next-intl'
import type { BatchLine } from '@/lib/registry/imports/import-views'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { EmptyState } from './ui/empty-state'
import { Table } from './ui/table'
import { Tag, type TagTone } from './ui/tag'

const tones: Record<BatchLine['state'], TagTone> = {
  reading: 'plain',
  mapping: 'seal',
  checking: 'plain',
  checked: 'seal',
  applying: 'plain',
  applied: 'green',
  undoing: 'plain',
  undone: 'black',
  refused: 'red',
  dropped: 'black',
}

/** The state of a file in one word. */
export function ImportState({ state }: { state: BatchLine['state'] }) {
  const t = useTranslations('imports.state')
  return <Tag tone={tones[state]}>{t(state)}</Tag>
}

/** Files that were brought here, newest first; each leads to where it stands. */
export function ImportTable({ batches }: { batches: BatchLine[] }) {
  const [t, locale] = [useTranslations('imports'), useLocale() as Locale]
  return (
    <Table
      caption={t('list.caption')}
      hideCaption
      stacked
      rows={batches}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t('list.none')}>{t('list.noneNote')}</EmptyState>}
      columns={[
        {
          key: 'file',
          head: t('list.file'),
          heads: true,
          cell: (row) => (
            <a href={`/registers/imports/${row.id}`} data-row className="break-all">
              {row.file}
            </a>
          ),
        },
        { key: 'target', head: t('list.target'), cell: (row) => row.target ?? t('people') },
        { key: 'source', head: t('list.source'), cell: (row) => row.source },
        { key: 'at', head: t('list.at'), cell: (row) => sayDateTime(row.at, locale, 'short') },
        { key: 'rows', head: t('list.rows'), numeric: true, cell: (row) => row.total || '' },
        {
          key: 'state',
          head: t('list.state'),
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              <ImportState state={row.state} />
              {row.state === 'applied' && (row.counts.held ?? 0) > 0 && (
                <Tag tone="amber">
                  {t('done.held')} {row.counts.held}
                </Tag>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
