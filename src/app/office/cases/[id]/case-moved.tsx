import { useTranslations } from 'next-intl'
import { StaffTimeline } from '@/components/staff-timeline'
import { Notice } from '@/components/ui/notice'
import type { EventView } from '@/lib/cases/views/case-view'

type CaseMovedProps = {
  events: EventView[]
  /** The newest event of the page that the form was sent from. */
  seen?: string
  /** What was typed into a form that is not there any more. */
  typed: string[]
}

/** After a conflict: what colleagues did meanwhile, and what was typed if its form is gone; else it stands in its form. */
export function CaseMoved({ events, seen, typed }: CaseMovedProps) {
  const t = useTranslations('office.conflict')
  const at = events.findIndex((event) => event.id === seen)
  const newer = at > 0 ? events.slice(0, at) : []
  return (
    <div id="error-summary" tabIndex={-1} className="mb-gap">
      <Notice kind="needs-you" role="alert" title={t('title')}>
        <p className="mb-2">{t(newer.length > 0 ? 'since' : 'same')}</p>
        {newer.length > 0 && <StaffTimeline events={newer} />}
        {typed.length > 0 && (
          <>
            <p className="mt-2 font-semibold">{t('typed')}</p>
            <p className="whitespace-pre-line rounded-field border border-line bg-card p-2 select-all">
              {typed.join('\n')}
            </p>
          </>
        )}
      </Notice>
    </div>
  )
}
