import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Table } from '@/components/ui/table'
import { openLedger } from '@/lib/registry/ledgers/open-ledger'
import type { Locale } from '@/lib/text/locale'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { params: Promise<{ key: string }>; searchParams: Promise<{ after?: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { key }] = [(await getLocale()) as Locale, await params]
  return pageTitle((await ask(openLedger, { key, locale })).name)
}

export default async function OpenLedger({ params, searchParams }: Props) {
  const [t, locale] = [await getTranslations('registers'), (await getLocale()) as Locale]
  const [{ key }, { after }] = [await params, await searchParams]
  const ledger = await ask(openLedger, { key, after, locale })
  return (
    <>
      <PageTitle note={t('openPage.intro')}>{ledger.name}</PageTitle>
      <Table
        caption={ledger.name}
        hideCaption
        stacked
        rows={ledger.rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('openPage.empty')} />}
        columns={[
          ...ledger.columns.map((column, at) => ({
            key: column.key,
            head: column.label,
            heads: at === 0,
            cell: (row: (typeof ledger.rows)[number]) => row.cells[at] || '—',
          })),
          { key: 'unit', head: t('columns.unit'), cell: (row) => row.unit },
        ]}
      />
      <Pager
        prevHref={after ? `/open/${key}` : undefined}
        nextHref={ledger.next ? `/open/${key}?after=${ledger.next}` : undefined}
      />
    </>
  )
}
