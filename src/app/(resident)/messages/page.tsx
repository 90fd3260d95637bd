import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageTitle } from '@/components/ui/page-title'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { myMessages } from '@/lib/messaging/my-messages'
import type { Locale } from '@/lib/text/locale'
import { ask, newKey } from '@/lib/web/page'
import { pageTitle } from '@/lib/web/page-title'
import { MessageCard } from './message-card'

type Props = { searchParams: Promise<{ before?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return pageTitle((await getTranslations('messages'))('title'))
}

export default async function Messages({ searchParams }: Props) {
  const [t, locale] = [await getTranslations('messages'), (await getLocale()) as Locale]
  const { before } = await searchParams
  const { messages, unread, next } = await ask(myMessages, { locale, before })
  const back = before ? `/messages?before=${encodeURIComponent(before)}` : '/messages'
  return (
    <div className="mx-auto grid max-w-read gap-gap px-4 py-6 lg:px-7">
      <PageTitle tag={unread > 0 && <Tag tone="seal">{t('unreadCount', { count: unread })}</Tag>}>
        {t('title')}
      </PageTitle>
      {unread > 1 && (
        <form method="post" action="/do/read-message">
          <input type="hidden" name="_key" value={newKey()} />
          <input type="hidden" name="_back" value={back} />
          <Button variant="quiet">{t('readAll')}</Button>
        </form>
      )}
      {messages.length === 0 && <EmptyState title={t('none')}>{t('noneNote')}</EmptyState>}
      {messages.map((message) => (
        <MessageCard key={message.id} message={message} locale={locale} back={back} />
      ))}
      <Pager prevHref={before ? '/messages' : undefined} nextHref={next ? `/messages?before=${next}` : undefined} />
    </div>
  )
}
