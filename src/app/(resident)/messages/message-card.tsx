import { getTranslations } from 'next-intl/server'
import { PaperBlocks } from '@/components/paper-blocks'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Tag } from '@/components/ui/tag'
import type { MessageView } from '@/lib/messaging/my-messages'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { newKey } from '@/lib/web/page'

type MessageCardProps = { message: MessageView; locale: Locale; back: string }

/** One message, whole; an unread one says so in a word and can be marked without script. */
export async function MessageCard({ message, locale, back }: MessageCardProps) {
  const t = await getTranslations('messages')
  const { id, title, at, blocks, caseId, read } = message
  return (
    <Card id={id} tone={read ? 'plain' : 'seal'} title={title} aside={sayDateTime(at, locale)}>
      {!read && <Tag tone="seal">{t('unread')}</Tag>}
      <PaperBlocks blocks={blocks} caption={title} level={3} />
      <div className="mt-3 flex flex-wrap gap-3">
        {caseId && (
          <Button variant="quiet" href={`/cases/${caseId}`}>
            {t('toCase')}
          </Button>
        )}
        {!read && (
          <form method="post" action="/do/read-message">
            <input type="hidden" name="_key" value={newKey()} />
            <input type="hidden" name="_back" value={back} />
            <input type="hidden" name="message" value={id} />
            <input type="hidden" name="back" value={`${back}#${id}`} />
            <Button variant="plain">{t('markRead')}</Button>
          </form>
        )}
      </div>
    </Card>
  )
}
