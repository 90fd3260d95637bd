import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import { type CopyLine, copyDays } from '@/lib/rights/copies'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime, sayDayOf } from '@/lib/text/say-date-time'
import { newKey } from '@/lib/web/page'

/** Everything about me as one file: ask for it, see whether it is ready, fetch it. */
export async function CopyCard({ copies, locale }: { copies: CopyLine[]; locale: Locale }) {
  const t = await getTranslations('rights.data')
  const state = (copy: CopyLine) => t(copy.state, { date: sayDayOf(copy.until, locale) })
  return (
    <Card title={t('copyTitle')} id="copy">
      <p>{t('copyText', { days: copyDays })}</p>
      <form method="post" action="/do/request-copy" className="my-3">
        <input type="hidden" name="_key" value={newKey()} />
        <input type="hidden" name="_back" value="/me/data" />
        <input type="hidden" name="locale" value={locale} />
        <Button>{t('copyAsk')}</Button>
      </form>
      {copies.some((copy) => copy.state === 'waiting') && (
        <p role="status" className="mb-3">
          {t('waiting')}{' '}
          <a href="/me/data#copy" className="inline-block py-1">
            {t('refresh')}
          </a>
        </p>
      )}
      <Table
        caption={t('copies')}
        hideCaption
        stacked
        rows={copies}
        rowKey={(copy) => copy.id}
        empty={<p className="text-ink-soft">{t('noCopies')}</p>}
        columns={[
          { key: 'asked', head: t('asked'), heads: true, cell: (copy) => sayDateTime(copy.at, locale) },
          { key: 'state', head: t('state'), cell: state },
          {
            key: 'fetch',
            head: t('fetch'),
            cell: (copy) => <Fetch copy={copy} words={{ html: t('html'), json: t('json') }} />,
          },
        ]}
      />
    </Card>
  )
}

function Fetch({ copy, words }: { copy: CopyLine; words: { html: string; json: string } }) {
  if (copy.state !== 'ready') return null
  return (
    <span className="flex flex-wrap gap-3">
      <a href={`/api/copies/${copy.id}`} download className="inline-block py-1">
        {words.html}
      </a>
      <a href={`/api/copies/${copy.id}?as=json`} download className="inline-block py-1">
        {words.json}
      </a>
    </span>
  )
}
