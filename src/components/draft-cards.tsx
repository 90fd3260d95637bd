import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime, sayDayOf } from '@/lib/text/say-date-time'

export type DraftLine = { id: string; service: string; savedAt: Date; diesAt: Date }

/** Applications that were begun and not submitted. */
export function DraftCards({ drafts }: { drafts: DraftLine[] }) {
  const [t, locale] = [useTranslations('cases'), useLocale() as Locale]
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-card px-pad shadow-card">
      {drafts.map((draft) => (
        <li key={draft.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
          <div className="min-w-0 flex-[1_1_16rem]">
            <p className="flex flex-wrap items-center gap-x-3">
              <b className="text-h3">{draft.service}</b>
              <Tag>{t('words.draft')}</Tag>
            </p>
            <p className="text-small text-ink-soft">
              {t('savedAt', {
                time: sayDateTime(draft.savedAt, locale, 'short'),
                date: sayDayOf(draft.diesAt, locale, 'short'),
              })}
            </p>
          </div>
          <Button variant="quiet" href={`/apply/${draft.id}`}>
            {t('continue')}
            <span className="sr-only"> {draft.service}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
