import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { PaperBlocks } from '@/components/paper-blocks'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { publicNotices } from '@/lib/messaging/public-notices'
import type { Locale } from '@/lib/text/locale'
import { sayDayOf } from '@/lib/text/say-date-time'
import { ask } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'

type Props = { searchParams: Promise<{ before?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('messages'))('notices'))
}

export default async function Notices({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('messages'), (await getLocale()) as Locale]
  const { before } = await searchParams
  const { notices, next } = await ask(publicNotices, { locale, before })
  const day = (at: Date) => sayDayOf(at, locale)
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-8 lg:px-7">
      <PageTitle note={t('noticesNote')}>{t('notices')}</PageTitle>
      {notices.length === 0 && <EmptyState title={t('noNotices')} />}
      {notices.map(({ id, title, place, from, to, blocks }) => (
        <Card key={id} id={id} title={title} aside={place}>
          <p className="mb-2 text-small text-ink-soft">
            {to ? t('upFromTo', { from: day(from), to: day(lastMoment(to)) }) : t('upFrom', { from: day(from) })}
          </p>
          <PaperBlocks blocks={blocks} caption={title} level={3} />
        </Card>
      ))}
      <Pager prevHref={before ? '/notices' : undefined} nextHref={next ? `/notices?before=${next}` : undefined} />
    </div>
  )
}

/** A notice ends at 24:00 of its last day, which is already the next date. */
function lastMoment(to: Date): Date {
  return new Date(to.getTime() - 1)
}
