import { useLocale, useTranslations } from 'next-intl'
import type { EventView } from '@/lib/cases/views/case-view'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { AnswerSummary } from './answer-summary'
import { CaseTimeline } from './case-timeline'

/** What happened, newest first: who did what, from where to where, and what was written with it. */
export function StaffTimeline({ events }: { events: EventView[] }) {
  const [t, locale] = [useTranslations('office'), useLocale() as Locale]
  return (
    <CaseTimeline
      label={t('timeline')}
      events={events.map((event) => ({
        id: event.id,
        title: event.title || verbOf(event, t),
        who: event.by || t('system'),
        at: sayDateTime(event.at, locale, 'short'),
        note: <EventNote event={event} />,
      }))}
    />
  )
}

function verbOf(event: EventView, t: ReturnType<typeof useTranslations<'office'>>): string {
  const key = `verbs.${event.verb}` as 'verbs.other'
  return t(t.has(key) ? key : 'verbs.other')
}

function EventNote({ event }: { event: EventView }) {
  const t = useTranslations('office')
  const moved = event.to && event.to !== event.from
  return (
    <>
      {moved && (
        <span>{event.from ? t('moved', { from: event.from, to: event.to }) : t('movedTo', { to: event.to })}</span>
      )}
      {event.data.length > 0 && (
        <details className="mt-1">
          <summary className="inline-block py-1 text-brand underline underline-offset-4">{t('written')}</summary>
          <AnswerSummary groups={event.data} dense fileHref={(id) => `/api/files/${id}`} />
        </details>
      )}
    </>
  )
}
