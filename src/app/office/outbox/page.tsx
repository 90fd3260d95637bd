import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { demonstrationOutbox, type OutboxEntry } from '@/lib/messaging/demonstration-outbox'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('messages'))('outbox'))
}

const known = ['waiting', 'sending', 'sent', 'failed'] as const

export default async function Outbox() {
  const [t, locale] = [await getTranslations('messages'), (await getLocale()) as Locale]
  const entries = await ask(demonstrationOutbox, {})
  const state = (word: string) => known.find((each) => each === word) ?? 'waiting'
  const columns = [
    { key: 'at', head: t('at'), cell: (row: OutboxEntry) => sayDateTime(row.at, locale, 'short') },
    { key: 'to', head: t('to'), cell: (row: OutboxEntry) => <span className="tabular-nums">{row.to}</span> },
    { key: 'body', head: t('body'), heads: true, cell: (row: OutboxEntry) => row.body },
    { key: 'state', head: t('state'), cell: (row: OutboxEntry) => <Tag>{t(`states.${state(row.state)}`)}</Tag> },
  ]
  return (
    <>
      <PageTitle
        note={t('outboxNote')}
        actions={
          <Button variant="quiet" href="/office/outbox">
            {t('refresh')}
          </Button>
        }
      >
        {t('outbox')}
      </PageTitle>
      <Table
        caption={t('outbox')}
        hideCaption
        columns={columns}
        rows={entries}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('outboxEmpty')} />}
        stacked
      />
    </>
  )
}
