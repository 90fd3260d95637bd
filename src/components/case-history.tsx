import { useLocale, useTranslations } from 'next-intl'
import type { MyCase } from '@/lib/cases/my-case'
import type { Locale } from '@/lib/text/locale'
import { sayDateTime } from '@/lib/text/say-date-time'
import { type CaseEvent, CaseTimeline } from './case-timeline'

type Event = MyCase['events'][number]

/** What has happened to a case, newest first, in words for its applicant. */
export function CaseHistory({ view }: { view: MyCase }) {
  const [t, locale] = [useTranslations('cases.history'), useLocale() as Locale]
  const who = (event: Event) => (event.mine ? t('you') : event.by || t('system'))
  const title = (event: Event) => {
    if (event.verb === 'open') return t('open')
    if (event.verb === 'task-done') return t('task', { label: event.title })
    if (event.verb === 'task-signed') return t('signed', { label: event.title })
    if (event.verb === 'consent-withdrawn') return t('consentWithdrawn')
    return event.title || event.to
  }
  const line = (event: Event): CaseEvent => ({
    id: event.id,
    title: title(event),
    who: who(event),
    at: sayDateTime(event.at, locale, 'short'),
    note: event.to && event.to !== event.title ? t('arrow', { stage: event.to }) : undefined,
  })
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="mb-3 text-h2">
        {t('title')}
      </h2>
      <CaseTimeline label={t('title')} events={view.events.map(line)} />
    </section>
  )
}
